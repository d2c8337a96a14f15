# frozen_string_literal: true

require_relative 'http_client'

# The Secrets of the API server that the role lets this pod see.
class Secrets
  CONFLICTS = 10
  DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount'

  def initialize(plan, patience, log)
    directory = plan.fetch('serviceAccountDirectory', DIRECTORY)
    host = ENV.fetch('KUBERNETES_SERVICE_HOST')
    @client = HttpClient.new(
      urls: ["https://#{host.include?(':') ? "[#{host}]" : host}:#{ENV.fetch('KUBERNETES_SERVICE_PORT')}"],
      patience: patience, ca_file: "#{directory}/ca.crt", refused_seconds: 30,
      hint: 'its role must allow get and patch of this Secret by name'
    ) { "Bearer #{HttpClient.secret_file("#{directory}/token", log).strip}" }
    @patience = patience
    @log = log
  end

  # The values of a Secret once the block's additions are stored; the block sees what is there, and may run again.
  def fill(ref)
    CONFLICTS.times do
      secret = read(ref)
      have = values(secret)
      additions = yield(have)
      return have if additions.empty?
      return have.merge(additions) if write(ref, secret, additions)
    end
    raise Failure, "#{name(ref)}: others kept writing it, #{CONFLICTS} times in a row"
  end

  # A value that this or another program puts there.
  def await(ref)
    (0..).each do |tries|
      value = values(read(ref))[ref['key']]
      return value if value

      @patience.pause(tries, "#{name(ref)}: has no #{ref['key']} yet")
    end
  end

  def name(ref)
    "#{ref['namespace']}/#{ref['secret']}"
  end

  private

  def read(ref)
    @client.request('GET', path(ref), again: [404]).json
  end

  def values(secret)
    (secret['data'] || {}).transform_values { |value| value.unpack1('m') }.reject { |_, value| value.empty? }
  end

  def write(ref, secret, additions)
    additions.each_value { |value| @log.hide(value) }
    body = { metadata: { resourceVersion: secret.fetch('metadata').fetch('resourceVersion') },
             data: additions.transform_values { |value| [value].pack('m0') } }
    headers = { 'Content-Type' => 'application/merge-patch+json' }
    @client.request('PATCH', path(ref), body: body, headers: headers, expect: [200, 409], again: [404]).status == 200
  end

  def path(ref)
    "/api/v1/namespaces/#{ref['namespace']}/secrets/#{ref['secret']}"
  end
end
