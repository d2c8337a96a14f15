# frozen_string_literal: true

# Which containers are read, and what is wished for them. A pattern names namespace, pod and container, where `*` stands
# for any characters and nothing else does.
class LogSelection
  Pattern = Struct.new(:names, :labels) do
    def names?(given)
      names.all? { |name, expression| expression.match?(given[name].to_s) }
    end
  end
  Wishes = Struct.new(:drop, :languages, :json, :index)
  PREFIX_INDEX = /\A[a-z0-9](?:[-a-z0-9]{0,62}[a-z0-9])?\z/

  def initialize(settings)
    @only, @exclude, @traces = [settings.only, settings.exclude, settings.stack_traces].map { |list| list.map { |p| parts(p) } }
    @own = settings.own_pods
    @languages = settings.languages.map(&:to_sym)
    @json = settings.parse_json
    @prefix = settings.pod_prefix
    @controls = settings.pod_controls
  end

  # Whether the path alone lets the log be read.
  def read?(names)
    return false if @own&.match?("#{names['namespace']}/#{names['pod']}/#{names['container']}")

    (@only.empty? || any?(@only, names, nil)) && @exclude.none? { |pattern| pattern.labels.empty? && pattern.names?(names) }
  end

  # Whether it depends on the labels of the pod that something is sent.
  def labels_decide?
    (@only + @exclude).any? { |pattern| !pattern.labels.empty? } || @controls.include?('exclude')
  end

  def wishes(names, pod)
    labels = pod['labels'] || {}
    drop = any?(@exclude, names, labels) || !(@only.empty? || any?(@only, names, labels))
    wishes = Wishes.new(drop, any?(@traces, names, labels) ? @languages : nil, @json, nil)
    @prefix ? asked(wishes, pod['annotations'] || {}) : wishes
  end

  private

  def asked(wishes, annotations)
    value = ->(name) { annotations["#{@prefix}/#{name}"] if @controls.include?(name) }
    wishes.drop ||= value['exclude'] == 'true'
    wishes.languages ||= @languages if value['stack-traces'] == 'true'
    wishes.json ||= value['json'] == 'true'
    wishes.index = value['index'] if PREFIX_INDEX.match?(value['index'].to_s)
    wishes
  end

  def parts(pattern)
    names = %w[namespace pod container].filter_map do |name|
      text = pattern[name.to_sym] or next
      [name, /\A#{Regexp.escape(text).gsub('\*', '.*')}\z/]
    end
    Pattern.new(names, pattern.labels)
  end

  # Nil for labels that are not known yet, and may be any.
  def any?(patterns, names, labels)
    patterns.any? { |pattern| pattern.names?(names) && (labels.nil? || pattern.labels <= labels) }
  end
end
