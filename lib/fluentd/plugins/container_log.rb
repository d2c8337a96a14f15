# frozen_string_literal: true

require_relative 'log_file'
require_relative 'log_formats'
require_relative 'log_joiner'

# The log of one container: the file that is written, and before it those that were rotated. They are read one after
# the other, oldest first.
class ContainerLog
  # The runtime continues to write to a renamed file until the kubelet asks it to reopen the log.
  ROTATION = 2
  # What is read of one container before the next one has its turn.
  TURN = 16

  attr_reader :names, :directory, :files

  def initialize(names, directory, positions, log, format:, longest:, trace_wait:)
    @names = names
    @directory = directory
    @positions = positions
    @log = log
    @format = LogFormats.method(format)
    @longest = longest
    @joiner = LogJoiner.new(@longest, trace_wait) { |text| @found << text }
    @files = []
    @found = []
    @broken = []
    @reported = {}
  end

  def languages=(languages)
    @joiner.languages = languages
  end

  # `present` has path and inode of each file, oldest first; the last one is written to.
  def update(present, time)
    open = @files.to_h { |file| [file.inode, file] }
    listed = present.filter_map do |path, inode|
      file = open.delete(inode)
      file = replace(file) if file&.truncated?
      file ||= open_file(path, open.values)
      file&.path = path
      file
    end
    open.each_value { |file| file.gone_at ||= time }
    @files = open.values + listed
    @files.each { |file| file.rotated_at ||= time unless file.equal?(listed.last) }
    listed.last&.rotated_at = nil
    close_gone(time)
  end

  # Reads what there is, and yields what is whole: texts, and lines that cannot be read. Answers whether there may be more.
  def read(time, &block)
    busy = false
    @files.each do |file|
      TURN.times do
        break unless read_once(file)

        busy = true
        hand_on(&block)
      end
      break unless done?(file, time)
      next unless file.rest?

      file.read_rest { |*line| add(file, *line) }
      hand_on(&block)
    end
    busy
  end

  def flush(all: false)
    return unless @joiner.waiting?

    @joiner.flush(all: all)
    yield(*take) unless @found.empty?
    commit
  end

  def behind
    @files.sum(&:behind)
  end

  # Bytes of deleted files, which take room on the disk until they are read.
  def deleted
    @files.sum { |file| file.gone_at ? file.behind : 0 }
  end

  # Closes the deleted files, and returns how many bytes were not read.
  def give_up
    bytes = deleted
    gone, @files = @files.partition(&:gone_at)
    gone.each(&:close)
    bytes
  end

  # The metadata of the container, created again when the metadata of its pod changes.
  def metadata(pod)
    return @metadata if @pod.equal?(pod)

    @pod = pod
    @metadata = yield
  end

  def keys
    @files.map(&:key)
  end

  def close
    @files.each(&:close)
  end

  private

  def read_once(file)
    file.read { |*line| add(file, *line) }
  end

  def add(file, line, offset, length)
    beyond = length - line.bytesize
    readable = @format.call(line) do |time, stream, whole, text|
      @joiner.add(LogJoiner::Text.new(time, stream, text, text.bytesize + beyond, file, offset, offset + length), whole)
    end
    @broken << [line, file, offset, length] unless readable
  end

  def hand_on
    yield(*take) unless @found.empty? && @broken.empty?
    commit
  end

  def take
    taken = [@found, @broken]
    @found = []
    @broken = []
    taken
  end

  def commit
    @files.each { |file| @positions[file.key] = @joiner.held(file) || file.offset }
  end

  def done?(file, time)
    return false unless file.end? && file.rotated_at

    time - file.rotated_at >= ROTATION || !(@joiner.waiting? || file.rest?)
  end

  # A file that was just compressed is still open under its old inode, and read there to its end.
  def open_file(path, others)
    file = LogFile.open(path, @directory, @longest) or return
    return file.close if others.any? { |other| other.key == file.key }

    file.start(@positions[file.key] || 0)
    file
  rescue SystemCallError => e
    @reported[path] ||= @log.error('cannot open a log file', path: path, error: e) || true
    nil
  end

  def replace(file)
    file.close
    nil
  end

  def close_gone(time)
    @files.reject! do |file|
      gone = file.gone_at && file.end? && !file.rest? && time - file.gone_at > ROTATION
      file.close if gone
      gone
    end
  end
end
