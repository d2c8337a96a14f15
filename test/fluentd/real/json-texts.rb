# Prints, for each text, the document that the agent puts into a bulk request.
require 'json'
require 'fluent/env'
require 'fluent/engine'
require 'fluent/plugin'
require 'log_documents'
require 'out_elasticsearch_documents'

Settings = Struct.new(:redact)
Line = Struct.new(:time, :stream, :text, :bytes, :file, :offset, :finish)
Key = Struct.new(:key)
Wishes = Struct.new(:json_key, :index)

$log = Fluent::Log.new(ServerEngine::DaemonLogger.new($stderr, log_level: 'fatal'))
output = Fluent::Plugin::ElasticsearchDocumentsOutput.new
output.context_router = Fluent::EventRouter.new(nil, nil)
parameters = { 'index_name' => 'logs', 'set_aside_path' => '/tmp', 'verify_es_version_at_startup' => 'false', 'default_elasticsearch_version' => '9' }
output.configure(Fluent::Config::Element.new('match', '**', parameters, [Fluent::Config::Element.new('buffer', 'tag', { '@type' => 'memory' }, [])]))

documents = LogDocuments.new(Settings.new([]), 4 * 1024 * 1024)
printed = JSON.parse(File.read(ARGV[0])).map do |text|
  line = Line.new('2026-11-26T00:00:00Z', 'stdout', text.b, text.bytesize, Key.new('0'), 0, 1)
  document = documents.document(line, Wishes.new('structured', nil), { 'kubernetes' => { 'pod_name' => 'app' } })
  output.format('logs', Fluent::EventTime.now, document).partition("\n").last.chomp
end
puts JSON.generate(printed)
