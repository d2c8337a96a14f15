# Prints, for each text, the document that the agent puts into a bulk request.
require_relative 'document-output'
require 'log_documents'

Settings = Struct.new(:redact)
Line = Struct.new(:time, :stream, :text, :bytes, :file, :offset, :finish)
Key = Struct.new(:key)
Wishes = Struct.new(:json, :index)

output = document_output
documents = LogDocuments.new(Settings.new([]), 4 * 1024 * 1024)
printed = JSON.parse(File.read(ARGV[0])).map do |text|
  line = Line.new('2026-11-26T00:00:00Z', 'stdout', text.b, text.bytesize, Key.new('0'), 0, 1)
  document = documents.document(line, Wishes.new(true, nil), { 'kubernetes' => { 'pod_name' => 'app' } })
  output.format('logs', Fluent::EventTime.now, document).partition("\n").last.chomp
end
puts JSON.generate(printed)
