# frozen_string_literal: true

require 'fluent/plugin/filter_kubernetes_metadata'

# The pods of the node, as fluent-plugin-kubernetes_metadata_filter lists and watches them. That the API server does not
# answer ends no agent, and is not remembered as an answer.
class KubernetesPods < Fluent::Plugin::KubernetesMetadataFilter
  Fluent::Plugin.register_filter('kubernetes_pods', self)

  # The kubelet's own pods lie under the hash of their file; the API server knows them by another uid and says the hash.
  STATIC = 'kubernetes.io/config.hash'
  AGAIN = 10

  config_param :dedot_labels, :bool, default: false
  desc 'Whether documents have no labels, which only decide what is sent'
  config_param :skip_document_labels, :bool, default: false

  GONE = {}.freeze

  # Nothing is filtered, but Fluentd makes no filter without it.
  def filter(_tag, _time, record)
    record
  end

  def configure(conf)
    @known = {}
    @asked = {}
    @namespaces = {}
    super
  end

  # What the API server says of the pod: nil while it does not answer, an empty answer for a pod that is gone.
  def pod(names)
    key = names['uid'] || names['id']
    found = @cache[@known[key] || key]
    return found if found

    time = monotonic
    return if @away && time < @away
    return @asked[key].last if @asked[key] && time < @asked[key].first

    @asked[key] = [time + (60 * AGAIN), ask(names, key)]
    @asked[key].last
  rescue StandardError => e
    create_client if e.respond_to?(:error_code) && e.error_code == 401
    log.warn 'the API server does not answer', error: e
    @away = monotonic + AGAIN
    nil
  end

  # What the documents of a container have in common.
  def document(names, pod)
    found = { 'container_name' => names['container'], 'namespace_name' => names['namespace'], 'pod_name' => names['pod'] }
    found['pod_id'] = names['uid'] if names['uid']
    found.merge!(pod.except('containers', 'annotations'))
    found.delete('labels') if @skip_document_labels
    found['labels'] = found['labels'].transform_keys { |key| key.tr('.', '_') } if @dedot_labels && found['labels']
    found.merge!(namespace(names['namespace']).except('creation_timestamp')) unless @skip_namespace_metadata
    container = @skip_container_metadata ? nil : pod.dig('containers', names['container'])
    found.merge!(image(container)) if container
    # A container that is not started yet has an empty id.
    id = [container && container['containerID'], names['id']].find { |text| text && !text.empty? }
    { 'kubernetes' => found }.merge(id ? { 'docker' => { 'container_id' => id } } : {})
  end

  def create_client
    super
    @client.define_singleton_method(:api_valid?) { true }
  end

  def start_pod_watch
    super
  rescue StandardError => e
    log.warn 'cannot list the pods', error: e
    create_client
    sleep AGAIN
    retry
  end

  # Only the highest level of metadata says anything of namespaces, and those are asked for by name.
  def set_up_namespace_thread; end

  private

  def monotonic
    Process.clock_gettime(Process::CLOCK_MONOTONIC)
  end

  def ask(names, key)
    pod = @client.get_pod(names['pod'], names['namespace'], resource_version: '0')
    metadata = parse_pod_metadata(pod)
    static = pod.dig(:metadata, :annotations, STATIC.to_sym)
    return GONE if names['uid'] && ![metadata['pod_id'], static].include?(names['uid'])

    @known[key] = metadata['pod_id']
    @cache[metadata['pod_id']] = metadata
  rescue Kubeclient::ResourceNotFoundError
    GONE
  end

  def namespace(name)
    found, until_time = @namespaces[name]
    return found if found && monotonic < until_time

    found = parse_namespace_metadata(@client.get_namespace(name, nil, resource_version: '0'))
    @namespaces[name] = [found, monotonic + @cache_ttl]
    found
  rescue StandardError
    found || {}
  end

  def image(container)
    { 'container_image' => container['image'], 'container_image_id' => container['image_id'] }
      .reject { |_, value| value.to_s.empty? }
  end
end
