# frozen_string_literal: true

require_relative 'api_server'

# Keeps the UUID of a cluster in a ConfigMap, outside the nodes and their volumes. From it, nodes that lost their data
# know that the cluster was formed before, and do not form a second one.
class ClusterIdentity
  KEY = 'cluster_uuid'

  def initialize(input, patience, log)
    @api = ApiServer.new(input, patience, log)
  end

  def ensure(step, uuid)
    namespace, name = step.fetch('configMap').values_at('namespace', 'name')
    outcome = 'unchanged'
    known = nil
    @api.add('configmaps', namespace, name) do |object|
      known = object.dig('data', KEY)
      next {} if known

      outcome = 'created'
      { KEY => uuid }
    end
    raise Failure, mismatch(namespace, name, known, uuid) if known && known != uuid

    outcome
  end

  private

  def mismatch(namespace, name, known, uuid)
    "this is cluster #{uuid}, and ConfigMap #{namespace}/#{name} names #{known}: the nodes may have formed a second " \
      'cluster. If the old one is lost for good, remove the key: ' \
      "kubectl patch configmap #{name} --namespace=#{namespace} --type=json " \
      "--patch='[{\"op\":\"remove\",\"path\":\"/data/#{KEY}\"}]'"
  end
end
