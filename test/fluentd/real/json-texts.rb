# Prints, for each text, the object of the document that the agent makes of it.
require 'json'
require 'log_documents'

Settings = Struct.new(:redact)
Line = Struct.new(:time, :stream, :text, :bytes, :file, :offset, :finish)
Key = Struct.new(:key)
Wishes = Struct.new(:json_key, :index)

documents = LogDocuments.new(Settings.new([]), 4 * 1024 * 1024)
printed = JSON.parse(File.read(ARGV[0])).map do |text|
  line = Line.new('2026-11-26T00:00:00Z', 'stdout', text.b, text.bytesize, Key.new('0'), 0, 1)
  JSON.generate(documents.document(line, Wishes.new('structured', nil), {}))
end
puts JSON.generate(printed)
