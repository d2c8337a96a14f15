# Prints the action and the document of each record, with an index for each namespace.
require_relative 'document-output'

output = document_output('index_per_namespace' => 'true')
printed = JSON.parse(File.read(ARGV[0])).map { |record| output.format('logs', Fluent::EventTime.now, record).lines.map(&:chomp) }
puts JSON.generate(printed)
