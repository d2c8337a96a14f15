# frozen_string_literal: true

require 'json'

# What one line of a log file says. A parser yields time, stream, whether the text ends here, and the text in bytes; it
# answers false for a line that it cannot read.
module LogFormats
  TIME = /\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)\z/

  # `TIME STREAM TAGS TEXT`; a piece without text may lack the blank before it.
  def self.cri(line)
    first = line.index(' ') or return false
    time = line.byteslice(0, first)
    stream = line.byteslice(first + 1, 6)
    tag = line.getbyte(first + 8)
    return false unless TIME.match?(time) && line.getbyte(first + 7) == 32 && (tag == 70 || tag == 80)

    stream = STREAMS[stream] or return false
    behind = first + 9
    behind += 1 until line.getbyte(behind).nil? || [32, 10].include?(line.getbyte(behind))
    text = line.byteslice(behind + 1, line.bytesize) || ''
    text.chomp!
    yield time, stream, tag == 70, text
    true
  end

  STREAMS = { 'stdout' => 'stdout', 'stderr' => 'stderr' }.freeze

  # One JSON object a line; the text ends with a line break unless more of it follows.
  def self.docker(line)
    object = JSON.parse(line.force_encoding(Encoding::UTF_8))
    time, stream, text = object.values_at('time', 'stream', 'log')
    return false unless text.is_a?(String) && time.is_a?(String) && TIME.match?(time)

    whole = text.end_with?("\n")
    text = text.b
    text.chomp! if whole
    yield time, stream.to_s, whole, text
    true
  rescue JSON::ParserError, EncodingError, NoMethodError
    false
  end

  def self.auto(line, &block)
    line.getbyte(0) == 123 ? docker(line, &block) : cri(line, &block)
  end

  # An event of the API server; before audit.k8s.io/v1beta1 it has one time stamp only.
  STAMP = /"(?:stageTimestamp|timestamp)":"([^"]+)"/n

  def self.audit(line)
    time = line[STAMP, 1]
    return false unless time && TIME.match?(time)

    yield time, nil, true, line.chomp
    true
  end
end
