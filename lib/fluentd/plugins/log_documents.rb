# frozen_string_literal: true

require 'json'

# Makes the documents of the texts of a container.
class LogDocuments
  # The type `flattened` accepts this depth.
  DEEPEST = 19
  STRICT = JSON::Coder.new(max_nesting: DEEPEST, allow_comments: false, allow_duplicate_key: false)
  LAST_WINS = JSON::Coder.new(max_nesting: DEEPEST, allow_comments: false, allow_duplicate_key: true)
  # The longest key that the type `flattened` accepts, with the names of the objects around it.
  LONGEST_KEY = 8000

  def initialize(settings, longest)
    @redactions = settings.redact.map { |redact| [redact.pattern, redact.replacement] }
    @longest = longest
  end

  # `common` is what all documents of the container have. What the output reads has a name with `@`, which no field of
  # the journal has.
  def document(text, wishes, common)
    message = message(text.text)
    record = {
      'event_id' => "#{text.file.key}-#{text.offset.to_s(36)}-#{(text.finish - text.offset).to_s(36)}",
      '@timestamp' => text.time,
      'message' => message
    }
    record['stream'] = text.stream if text.stream
    record['original_bytes'] = text.bytes if text.bytes > @longest
    object = object_text(message) if wishes.json
    record['@structured'] = object if object
    record['@index'] = wishes.index if wishes.index
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

  # The text, if it is an object that Elasticsearch can store.
  def object_text(text)
    return unless text.bytesize <= @longest / 8 && (text.getbyte(0) == 123 || text.match?(/\A\s*\{/))

    object = STRICT.load(text)
    return unless ordinary_keys?(text) || storable?(object)

    # A line break ends a document in a bulk request. In JSON it only stands between values.
    text.include?("\n") ? text.tr("\n", ' ') : text
  rescue JSON::ParserError
    rewritten(text)
  end

  # Whether no key of the text can be too long or contain NUL.
  def ordinary_keys?(text)
    text.bytesize <= LONGEST_KEY && !text.include?('\u0000')
  end

  # Elasticsearch rejects an object that has a key twice: the last value counts.
  def rewritten(text)
    object = LAST_WINS.load(text)
    JSON.generate(object) if storable?(object)
  rescue JSON::ParserError, JSON::GeneratorError
    nil
  end

  def storable?(value)
    case value
    when Hash then value.all? { |key, inner| key.bytesize <= LONGEST_KEY && !key.include?("\0") && storable?(inner) }
    when Array then value.all? { |inner| storable?(inner) }
    else true
    end
  end
end
