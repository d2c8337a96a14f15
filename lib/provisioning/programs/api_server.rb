# frozen_string_literal: true

require_relative 'http_client'

# Reads and patches the objects that the role of this pod names.
class ApiServer
  CONFLICTS = 10
  DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount'

  def initialize(input, patience, log)
    directory = input.fetch('serviceAccountDirectory', DIRECTORY)
    host = ENV.fetch('KUBERNETES_SERVICE_HOST')
    @client = HttpClient.new(
      urls: ["https://#{host.include?(':') ? "[#{host}]" : host}:#{ENV.fetch('KUBERNETES_SERVICE_PORT')}"],
      patience: patience, ca_file: "#{directory}/ca.crt", refused_seconds: 30,
      hint: 'its role must allow get and patch of this object by name'
    ) { "Bearer #{HttpClient.secret_file("#{directory}/token", log).strip}" }
  end

  # `kind` is the plural in lower case: `secrets`, `configmaps`.
  def read(kind, namespace, name)
    @client.request('GET', path(kind, namespace, name), again: [404]).json
  end

  # Adds what the block returns to `data`. The block gets the object. It runs again if another client changes the object
  # in the meantime. An empty result writes nothing.
  def add(kind, namespace, name)
    CONFLICTS.times do
      object = read(kind, namespace, name)
      data = yield(object)
      return object if data.empty? || write(path(kind, namespace, name), object, data)
    end
    raise Failure, "#{namespace}/#{name}: others kept writing it, #{CONFLICTS} times in a row"
  end

  private

  def write(path, object, data)
    body = { metadata: { resourceVersion: object.fetch('metadata').fetch('resourceVersion') }, data: data }
    headers = { 'Content-Type' => 'application/merge-patch+json' }
    @client.request('PATCH', path, body: body, headers: headers, expect: [200, 409], again: [404]).status == 200
  end

  def path(kind, namespace, name)
    "/api/v1/namespaces/#{namespace}/#{kind}/#{name}"
  end
end
