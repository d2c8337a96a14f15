# frozen_string_literal: true

# Prepares nodes for their removal: Elasticsearch moves their shards to other nodes, and excludes masters from voting.
# The nodes do not stop before that (node-stop.sh). Settings are removed for nodes that are gone or that stay after all.
class ClusterNodes
  SETTING = 'cluster.routing.allocation.exclude.pod'
  STATE = '/_cluster/state/metadata,nodes?filter_path=nodes.*.name,nodes.*.roles,metadata.cluster_coordination'
  EXCLUSIONS = '/_cluster/voting_config_exclusions'

  # `ask` sends a request: method, path and an optional body.
  def initialize(step, &ask)
    @keep = step.fetch('keep')
    @masters = step.fetch('masters')
    @prefix = step.fetch('prefix')
    @ask = ask
  end

  def ensure
    @state = @ask.call('GET', STATE).json
    changed = [exclude_from_voting, exclude_from_allocation].any?
    return changed ? 'updated' : 'unchanged' if leaving.empty?

    "#{leaving.join(', ')} to be removed, with #{shards_left} shards left"
  end

  private

  # The running nodes that the manifests no longer contain. Nodes that others manage have other names.
  def leaving
    @leaving ||= present.select { |name| name.start_with?(@prefix) && !@keep.include?(name) }.sort
  end

  def present
    @present ||= @state.fetch('nodes').each_value.map { |node| node['name'] }
  end

  def exclude_from_allocation
    answer = @ask.call('GET', "/_cluster/settings?filter_path=persistent.#{SETTING}").json
    now = answer.dig('persistent', *SETTING.split('.')).to_s.split(',').sort
    return false if now == leaving

    value = leaving.empty? ? nil : leaving.join(',')
    @ask.call('PUT', '/_cluster/settings', { persistent: { SETTING => value } })
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

  def shards_left
    rows = @ask.call('GET', '/_cat/shards?format=json&h=node').json
    rows.count { |row| leaving.include?(row['node'].to_s.split(' ').first) }
  end
end
