# The output of the agent's documents, which makes the two lines of a document and sends nothing.
require 'json'
require 'fluent/env'
require 'fluent/engine'
require 'fluent/plugin'
require 'out_elasticsearch_documents'

$log = Fluent::Log.new(ServerEngine::DaemonLogger.new($stderr, log_level: 'fatal'))

def document_output(parameters = {})
  output = Fluent::Plugin::ElasticsearchDocumentsOutput.new
  output.context_router = Fluent::EventRouter.new(nil, nil)
  given = { 'index_name' => 'logs', 'set_aside_path' => '/tmp', 'verify_es_version_at_startup' => 'false', 'default_elasticsearch_version' => '9' }
  buffer = Fluent::Config::Element.new('buffer', 'tag', { '@type' => 'memory' }, [])
  output.configure(Fluent::Config::Element.new('match', '**', given.merge(parameters), [buffer]))
  output
end
