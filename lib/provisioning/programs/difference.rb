# frozen_string_literal: true

# Compares a requested body with what a service returns. It ignores how the service writes values: `"1"` for 1, `index.`
# before a setting, maps for dotted names, a list of one for a single name, and defaults that the body does not set.
module Difference
  module_function

  # The value at a path of keys and numbers, or nil.
  def at(document, path)
    path.reduce(document) do |value, step|
      case value
      when Hash then value[step]
      when Array then step.is_a?(Integer) ? value[step] : nil
      end
    end
  end

  # True if nothing of `wanted` is missing from `present`.
  def none?(wanted, present)
    have = flat(present)
    flat(wanted).all? do |path, value|
      case value
      when :file, nil then true
      when [] then have.fetch(path, []).nil? || have.fetch(path, []).empty?
      when :empty then have.any? { |key, _| key == path || key.start_with?("#{path}.") }
      else have[path] == value
      end
    end
  end

  # Each leaf by its dotted path. A list of scalars is a leaf. A list of maps has an index for each map, and its length.
  def flat(value, path = nil)
    case value
    when Hash then flat_map(value, path)
    when Array
      return { clean(path) => value.map(&:to_s) } if value.none? { |each| each.is_a?(Hash) || each.is_a?(Array) }

      value.each_with_index.reduce({ clean("#{path}.length") => [value.length.to_s] }) do |all, (each, index)|
        all.merge(flat(each, "#{path}.#{index}"))
      end
    when nil then { clean(path) => nil }
    else { clean(path) => [value.to_s] }
    end
  end

  def flat_map(map, path)
    return { clean(path) => :file } if map.keys == ['$file']
    return { clean(path) => :empty } if map.empty?

    map.reduce({}) { |all, (key, value)| all.merge(flat(value, path ? "#{path}.#{key}" : key)) }
  end

  def clean(path)
    path.to_s.sub(/(\A|\.)settings\.index\./, '\1settings.')
  end
end
