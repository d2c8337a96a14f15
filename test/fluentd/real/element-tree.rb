# Prints how Fluentd itself reads a configuration: every element with its argument, parameters and elements.
require 'json'
require 'fluent/config'

def tree(element)
  parameters = element.to_a.to_h
  { name: element.name, argument: element.arg, parameters: parameters, elements: element.elements.map { |e| tree(e) } }
end

puts JSON.generate(tree(Fluent::Config.parse(File.read(ARGV[0]), ARGV[0], '/', true)))
