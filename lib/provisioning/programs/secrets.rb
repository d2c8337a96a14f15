# frozen_string_literal: true

require_relative 'api_server'

# Reads and fills the Secrets that the role of this pod names.
class Secrets
  def initialize(input, patience, log)
    @api = ApiServer.new(input, patience, log)
    @patience = patience
    @log = log
  end

  # Adds what the block returns to a Secret, and returns all values. The block gets the existing values. It may run twice.
  def fill(ref)
    all = nil
    @api.add('secrets', ref['namespace'], ref['secret']) do |secret|
      have = values(secret)
      additions = yield(have)
      all = have.merge(additions)
      additions.transform_values { |value| [@log.hide(value)].pack('m0') }
    end
    all
  end

  # Waits for a value that this program or another client adds.
  def await(ref)
    (0..).each do |tries|
      value = values(@api.read('secrets', ref['namespace'], ref['secret']))[ref['key']]
      return value if value

      @patience.pause(tries, "#{name(ref)}: has no #{ref['key']} yet")
    end
  end

  def name(ref)
    "#{ref['namespace']}/#{ref['secret']}"
  end

  private

  def values(secret)
    (secret['data'] || {}).transform_values { |value| value.unpack1('m') }.reject { |_, value| value.empty? }
  end
end
