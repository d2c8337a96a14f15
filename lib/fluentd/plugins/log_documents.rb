# frozen_string_literal: true

require 'json'

# Makes the documents of the texts of a container.
class LogDocuments
  DEEPEST = 19
  # A key that the type `flattened` takes has so many bytes, with the names of the objects around it.
  LONGEST_KEY = 8000

  def initialize(settings, longest)
    @redactions = settings.redact.map { |redact| [redact.pattern, redact.replacement] }
    @longest = longest
  end

  # `common` is what all documents of the container have.
  def document(text, wishes, common)
    message = message(text.text)
    record = {
      'event_id' => "#{text.file.key}-#{text.offset.to_s(36)}-#{(text.finish - text.offset).to_s(36)}",
      '@timestamp' => text.time,
      'message' => message
    }
    record['stream'] = text.stream if text.stream
    record['original_bytes'] = text.bytes if text.bytes > @longest
    object = parse(message) if wishes.json_key
    record[wishes.json_key] = object if object
    record['index'] = wishes.index if wishes.index
    record.merge!(common)
  end

  # A line that does not have the format of its file, in the form of a document that Elasticsearch rejected.
  def unreadable(line, file, offset, length, stamp, common)
    document = { '@timestamp' => stamp, 'message' => message(line.chomp), **common }
    { 'event_id' => "#{file.key}-#{offset.to_s(36)}-#{length.to_s(36)}", '@timestamp' => stamp,
      'document' => JSON.generate(document), 'reason' => 'unreadable', 'file' => file.path, 'offset' => offset }
  end

  private

  def message(bytes)
    text = bytes.bytesize > @longest ? bytes.byteslice(0, @longest) : bytes
    text = text.dup.force_encoding(Encoding::UTF_8) unless text.encoding == Encoding::UTF_8 && !text.frozen?
    text = text.scrub unless text.valid_encoding?
    @redactions.each { |pattern, replacement| text = text.gsub(pattern, replacement) }
    text
  end

  # The object that the text is; nil where Elasticsearch could not store it.
  def parse(text)
    return unless text.bytesize <= @longest / 8 && text.match?(/\A\s*\{/)

    object = JSON.parse(text, max_nesting: DEEPEST)
    object unless suspicious?(text) && !storable?(object)
  rescue JSON::ParserError, JSON::NestingError
    nil
  end

  # Whether the text may hold what JSON can say and Elasticsearch cannot store, told faster than by looking at the object.
  def suspicious?(text)
    text.count('0-9') > 18 || text.bytesize > LONGEST_KEY || text.include?('\u0000')
  end

  def storable?(value)
    case value
    when Hash then value.all? { |key, inner| key.bytesize <= LONGEST_KEY && !key.include?("\0") && storable?(inner) }
    when Array then value.all? { |inner| storable?(inner) }
    when Integer then value.bit_length < 64
    else true
    end
  end
end
