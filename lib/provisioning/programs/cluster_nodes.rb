# frozen_string_literal: true

# Prepares nodes for their removal: Elasticsearch moves their shards to other nodes, and excludes masters from voting.
# The nodes do not stop before that (node-stop.sh). Settings are removed for nodes that are gone or that stay after all.
#
# Elasticsearch deletes replicas of indices with `auto_expand_replicas` when nodes are excluded. A node that is stopping
# may rely on such a replica. Therefore this program names the nodes that it removes, which nodes read before they stop,
# then waits until no node is stopping, and excludes the nodes after that.
class ClusterNodes
  NAMED = 'cluster.metadata.removed_pods'
  EXCLUDED = 'cluster.routing.allocation.exclude.pod'
  STATE = '/_cluster/state/metadata,nodes?filter_path=nodes.*.name,nodes.*.ephemeral_id,metadata.cluster_coordination'
  LOCKS = '/_component_template/node-stop-*?filter_path=component_templates.name,' \
          'component_templates.component_template._meta'
  EXCLUSIONS = '/_cluster/voting_config_exclusions'

  # `ask` sends a request: method, path and options.
  def initialize(step, patience, &ask)
    @keep = step.fetch('keep')
    @masters = step.fetch('masters')
    @prefix = step.fetch('prefix')
    @patience = patience
    @ask = ask
  end

  def ensure
    read_state
    changed = [(name_and_wait if leaving.any?), exclude_from_voting, set(NAMED, EXCLUDED)].any?
    return changed ? 'updated' : 'unchanged' if leaving.empty?

    retry_moves
    "#{leaving.join(', ')} to be removed, with #{shards_left} shards left"
  end

  private

  def read_state
    @state = @ask.call('GET', STATE).json
  end

  # The running nodes that the manifests no longer contain. Nodes that others manage have other names.
  def leaving
    present.select { |name| name.start_with?(@prefix) && !@keep.include?(name) }.sort
  end

  def present
    @state.fetch('nodes').each_value.map { |node| node['name'] }
  end

  def name_and_wait
    named = set(NAMED)
    (0..).each do |tries|
      read_state
      node = stopping
      return named unless node

      @patience.pause(tries, "#{node} is stopping")
    end
  end

  # The name of the node that has the lock of node-stop.sh. The lock is valid while the process of the node runs.
  def stopping
    locks = @ask.call('GET', LOCKS, expect: [200, 404]).json&.fetch('component_templates', nil) || []
    last = locks.max_by { |lock| lock['name'][/\d+\z/].to_i }
    process = last&.dig('component_template', '_meta', 'ephemeral_id')
    node = @state.fetch('nodes').each_value.find { |each| each['ephemeral_id'] == process }
    node && node['name']
  end

  # Sets these settings to the nodes that are removed, where they differ.
  def set(*settings)
    filter = settings.map { |setting| "persistent.#{setting}" }.join(',')
    answer = @ask.call('GET', "/_cluster/settings?filter_path=#{filter}").json
    value = leaving.join(',') unless leaving.empty?
    changes = settings.to_h { |setting| [setting, value] }
    changes.reject! { |setting, wanted| answer.dig('persistent', *setting.split('.')) == wanted }
    changes.any? && @ask.call('PUT', '/_cluster/settings', body: { persistent: changes })
  end

  def exclude_from_voting
    excluded = coordination.fetch('voting_config_exclusions', []).map { |node| node['node_name'] }
    ours = excluded.select { |name| name.start_with?(@prefix) }
    wanted = leaving & voting
    # Elasticsearch can only remove all exclusions at once.
    return @ask.call('DELETE', "#{EXCLUSIONS}?wait_for_removal=false") if ours.any? && (ours & leaving).empty?
    return false if (wanted - excluded).empty? || (@masters - present).any?

    @ask.call('POST', "#{EXCLUSIONS}?node_names=#{(ours & leaving | wanted).join(',')}")
  end

  # The names of the voting masters. Elasticsearch knows only the id of a node that is not running.
  def voting
    nodes = @state.fetch('nodes')
    coordination.fetch('last_committed_config', []).filter_map { |id| nodes.dig(id, 'name') }
  end

  def coordination
    @state.dig('metadata', 'cluster_coordination') || {}
  end

  # After five failures, Elasticsearch does not try to move a shard again. A move fails, for example, while an open scroll
  # keeps an old copy of the shard on the other node.
  def retry_moves
    @ask.call('POST', '/_cluster/reroute?retry_failed=true&filter_path=acknowledged')
  end

  def shards_left
    rows = @ask.call('GET', '/_cat/shards?format=json&h=node').json
    rows.count { |row| leaving.include?(row['node'].to_s.split(' ').first) }
  end
end
