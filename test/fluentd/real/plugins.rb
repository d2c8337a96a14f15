# Prints the types that Fluentd does not find of those it is given, and those that have files and are not given.
require 'json'
require 'fluent/env'
require 'fluent/engine'
require 'fluent/plugin'

FACTORIES = { 'source' => :new_input, 'match' => :new_output, 'filter' => :new_filter, 'parse' => :new_parser, 'format' => :new_formatter,
              'buffer' => :new_buffer, 'storage' => :new_storage, 'service_discovery' => :new_sd }.freeze
PREFIXES = { 'source' => 'in', 'match' => 'out', 'filter' => 'filter', 'parse' => 'parser', 'format' => 'formatter', 'buffer' => 'buf',
             'storage' => 'storage', 'service_discovery' => 'sd' }.freeze

$log = Fluent::Log.new(ServerEngine::DaemonLogger.new($stderr, log_level: 'fatal'))

def found?(factory, type)
  Fluent::Plugin.public_send(factory, type)
  true
rescue Fluent::NotFoundPluginError
  false
end

given = JSON.parse(File.read(ARGV[0]))
absent = given.flat_map { |section, types| types.reject { |type| found?(FACTORIES.fetch(section), type) }.map { |type| [section, type] } }
installed = PREFIXES.flat_map do |section, prefix|
  files = Dir.glob("#{Gem.dir}/gems/*/lib/fluent/plugin/#{prefix}_*.rb").map { |file| File.basename(file, '.rb').delete_prefix("#{prefix}_") }
  files.select { |type| found?(FACTORIES[section], type) }.map { |type| [section, type] }
end
others = installed.reject { |section, type| given[section].include?(type) }
puts JSON.generate(absent: absent, others: others)
