# frozen_string_literal: true

# Brings Elasticsearch or Kibana to a desired state over HTTP, step by step, and writes only what differs. It is safe to
# run repeatedly: if nothing differs, it only reads, and its log has two lines.
# Usage: ruby provision.rb INPUT [WAIT_SECONDS]. All values below are examples; fields marked with ? are optional.
#
#   { "urls": ["https://es.logging.svc:9200"], "caFile"?: "/run/ca/ca.crt", "user"?: "elastic",
#     "passwordFile"?: "/run/users/elastic", "apiKeyFile"?: instead of both, "headers"?: { "kbn-xsrf": "true" },
#     "waitSeconds"?: 600, "refusedSeconds"?: 60, "product"?: "Elasticsearch", "version"?: "9.5",
#     "steps": [
#       { "kind": "identity", "name": "identity of the cluster", "configMap": { "namespace": "logging", "name": "es-cluster" } },
#       { "kind": "nodes", "name": "nodes", "prefix": "es-", "keep": ["es-0", "es-1"], "masters": ["es-0"] },
#       { "kind": "wait", "name": "cluster", "path": "/_cluster/health",
#         "until"?: { "at": ["status"], "oneOf": ["yellow", "green"] } },
#       { "kind": "password", "name": "kibana", "user": "kibana_system", "passwordFile": "/run/users/kibana" },
#       { "kind": "ensure", "name": "template", "path": "/_index_template/logs", "method"?: "PUT", "body": {…},
#         "at": ["index_templates", 0, "index_template"], "fingerprintAt"?: ["_meta", "hash"] },
#       { "kind": "create", "name": "data view", "existsPath": "/api/data_views/data_view/logs",
#         "path": "/api/data_views/data_view", "body": {…},
#         "alreadyThere"?: [{ "status": 409 }, { "status": 400, "message"?: "conflict" }] }] }
#
# While a node is older than `version`, a write that Elasticsearch rejects with 400 is retried, because nodes of the old
# version do not know the settings of the new one.
#
# Any step may have "skipIf": { "path": …, "status": 404 }. In a body, { "$file": PATH } is the text of that file
# without the newline at its end. `ensure` compares the body with the value at `at` in the answer to GET. It does not
# compare values from files, because no service returns them; add a `password` step after it for these.
# `identity` needs a service account with get and patch on this ConfigMap. `nodes` prepares nodes for their removal:
# those whose names begin with `prefix` and that `keep` does not contain.

require 'digest'
require_relative 'cluster_identity'
require_relative 'cluster_nodes'
require_relative 'difference'
require_relative 'http_client'

# Runs the steps of the input in order.
class Provisioning
  KINDS = { 'wait' => :wait, 'ensure' => :ensure_thing, 'create' => :create, 'password' => :password,
            'identity' => :identity, 'nodes' => :nodes }.freeze

  def initialize(input, patience, log)
    @input = input
    @patience = patience
    @log = log
    @client = HttpClient.of(input, patience, log)
  end

  # Logs one line for each step that changes something, and one line for all other steps.
  def run
    idle = @input.fetch('steps').select do |step|
      outcome = skipped?(step) ? 'skipped' : send(KINDS.fetch(step.fetch('kind')), step)
      next true if outcome == 'unchanged'

      @log.say("#{step.fetch('name')}: #{outcome}")
      false
    rescue Failure => e
      raise Failure, "#{step['name']}: #{e.message}"
    end
    @log.say("unchanged: #{idle.map { |step| step['name'] }.join(', ')}") if idle.any?
  end

  private

  def identity(step)
    uuid = ask('GET', '/_cluster/state/version?filter_path=cluster_uuid').json&.fetch('cluster_uuid', nil)
    raise Failure, 'the cluster does not say its UUID' unless uuid.to_s.length > 4

    ClusterIdentity.new(@input, @patience, @log).ensure(step, uuid)
  end

  def nodes(step)
    ClusterNodes.new(step, @patience) { |method, path, **options| ask(method, path, **options) }.ensure
  end

  def ask(method, path, **options)
    answer = @client.request(method, path, **options)
    product = @input['product']
    return answer if product.nil? || answer.status >= 300 || answer.header('X-Elastic-Product') == product

    raise Failure, "#{method} #{path}: what answers is not #{product}; check the address"
  end

  def skipped?(step)
    condition = step['skipIf']
    condition && ask('GET', condition['path'], expect: [200, 404]).status == condition['status']
  end

  def wait(step)
    wanted = step['until']
    (0..).each do |tries|
      answer = ask('GET', step['path'])
      return 'ready' unless wanted

      state = Difference.at(answer.json, wanted['at'])
      return state if wanted['oneOf'].include?(state)

      @patience.pause(tries, "#{step['path']}: #{wanted['at'].join('.')} is #{state.inspect}")
    end
  end

  def ensure_thing(step)
    body = marked(step)
    answer = ask('GET', step['path'], expect: [200, 404])
    present = Difference.at(answer.json, step['at']) if answer.status == 200
    return 'unchanged' if present && Difference.none?(body, present)

    write(step.fetch('method', 'PUT'), step['path'], filled(body))
    present ? 'updated' : 'created'
  end

  def write(method, path, body)
    (0..).each do |tries|
      answer = ask(method, path, body: body, expect: [200, 201, 400])
      return if answer.status < 300

      why = "#{method} #{path}: 400 #{answer.reason}"
      old = old_versions
      raise Failure, why if old.empty?

      @patience.pause(tries, "#{why} (nodes have version #{old.join(', ')})")
    end
  end

  # The versions of nodes that an upgrade has not replaced yet.
  def old_versions
    return [] unless @input['version']

    wanted = minor(@input['version'])
    versions = ask('GET', '/_cluster/stats?filter_path=nodes.versions').json&.dig('nodes', 'versions') || []
    versions.select { |version| (minor(version) <=> wanted) == -1 }
  end

  def minor(version)
    version.split('.').first(2).map(&:to_i)
  end

  # The body with a hash of itself. From the hash, the next run detects that a field was removed from the body.
  def marked(step)
    body = step['body']
    return body unless step['fingerprintAt']

    hash = Digest::SHA256.hexdigest(JSON.generate(body))[0, 16]
    copy = JSON.parse(JSON.generate(body))
    *parents, last = step['fingerprintAt']
    parents.reduce(copy) { |map, key| map[key] ||= {} }[last] = hash
    copy
  end

  def create(step)
    return 'unchanged' if ask('GET', step['existsPath'], expect: [200, 404]).status == 200

    there = step.fetch('alreadyThere', [{ 'status' => 409 }])
    expect = [200, 201] + there.map { |sign| sign['status'] }
    answer = ask('POST', step['path'], body: filled(step['body']), expect: expect)
    return 'created' if answer.status < 300
    return 'unchanged' if there.any? { |sign| sign?(sign, answer) }

    raise Failure, "POST #{step['path']}: #{answer.status} #{answer.reason}"
  end

  def sign?(sign, answer)
    sign['status'] == answer.status && answer.text.include?(sign.fetch('message', ''))
  end

  def password(step)
    own = { 'Authorization' => HttpClient.basic(step['user'], step['passwordFile'], @log) }
    return 'unchanged' if ask('GET', '/_security/_authenticate', headers: own, expect: [200, 401]).status == 200

    password = HttpClient.secret_file(step['passwordFile'], @log)
    ask('POST', "/_security/user/#{step['user']}/_password", body: { 'password' => password })
    'updated'
  end

  def filled(value)
    case value
    when Hash
      value.keys == ['$file'] ? HttpClient.secret_file(value['$file'], @log) : value.transform_values { |v| filled(v) }
    when Array then value.map { |v| filled(v) }
    else value
    end
  end
end

run_program do |input, log, patience|
  Provisioning.new(input, patience, log).run
  log.say('done')
end
