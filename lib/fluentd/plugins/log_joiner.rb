# frozen_string_literal: true

require_relative 'trace_detector'

# Joins the pieces of long lines and the lines of stack traces, for each stream of a container by itself. What waits for
# its end holds the position of its file, so that a killed agent reads it again.
class LogJoiner
  # A text and where it stands. `bytes` is its whole length, of which `longest` bytes at most are kept.
  Text = Struct.new(:time, :stream, :text, :bytes, :file, :offset, :finish, :lines, :since)

  PIECES_WAIT = 30
  MOST_LINES = 1000
  MOST_BYTES = 1_000_000

  def initialize(longest, trace_wait, &emit)
    @longest = longest
    @trace_wait = trace_wait
    @emit = emit
    @pieces = {}
    @traces = {}
    @detectors = {}
  end

  # The languages of the traces to join; nil for none.
  attr_accessor :languages

  def add(found, whole)
    if (begun = @pieces[found.stream])
      append(begun, found, '')
      line(@pieces.delete(found.stream)) if whole
    elsif whole
      line(found)
    else
      found.text = +''.b << found.text
      found.since = now
      @pieces[found.stream] = found
    end
  end

  # Where the file has to be read from to have everything that is not emitted yet; nil when nothing waits.
  def held(file)
    return if @pieces.empty? && @traces.empty?

    [*@pieces.values, *@traces.values].filter_map { |text| text.offset if text.file.equal?(file) }.min
  end

  def waiting?
    !@pieces.empty? || !@traces.empty?
  end

  # Emits what has waited for too long, or everything.
  def flush(all: false)
    time = now
    late = ->(waiting, seconds) { waiting.select { |_, text| all || time - text.since > seconds }.keys }
    late.call(@pieces, PIECES_WAIT).each { |stream| line(@pieces.delete(stream)) }
    late.call(@traces, @trace_wait).each { |stream| finish(stream) }
  end

  private

  def now
    Process.clock_gettime(Process::CLOCK_MONOTONIC)
  end

  def append(begun, found, separator)
    room = @longest - begun.text.bytesize
    begun.text << "#{separator}#{found.text}".b.byteslice(0, room) if room.positive?
    begun.bytes += separator.bytesize + found.bytes
    begun.finish = found.finish if begun.file.equal?(found.file)
  end

  def line(found)
    trace = @traces[found.stream]
    return @emit.call(found) unless trace || (@languages && TraceDetector.hint?(found.text))

    case detector(found.stream).update("#{found.text}\n")
    when :start_trace
      finish(found.stream, reset: false)
      begin_trace(found)
    when :no_trace
      finish(found.stream)
      @emit.call(found)
    when :end_trace
      trace ? extend_trace(trace, found) : begin_trace(found)
      finish(found.stream)
    else
      trace ? extend_trace(trace, found) : begin_trace(found)
    end
  end

  def detector(stream)
    @detectors[stream] ||= TraceDetector.new(*@languages)
  end

  def begin_trace(found)
    found.text = +''.b << found.text
    found.lines = 1
    found.since = now
    @traces[found.stream] = found
  end

  def extend_trace(trace, found)
    append(trace, found, "\n")
    trace.lines += 1
    finish(found.stream) if trace.lines >= MOST_LINES || trace.bytes >= MOST_BYTES
  end

  def finish(stream, reset: true)
    @detectors[stream]&.reset if reset
    trace = @traces.delete(stream)
    @emit.call(trace) if trace
  end
end
