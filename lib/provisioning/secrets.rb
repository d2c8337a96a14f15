# frozen_string_literal: true

require_relative 'api_server'

# The Secrets that the role of this pod names.
class Secrets
  def initialize(input, patience, log)
    @api = ApiServer.new(input, patience, log)
    @patience = patience
    @log = log
  end

  # The values of a Secret once the block's additions are stored; the block sees what is there, and may run again.
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

  # A value that this or another program puts there.
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
