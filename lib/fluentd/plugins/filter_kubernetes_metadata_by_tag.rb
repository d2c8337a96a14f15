# frozen_string_literal: true

require 'fluent/plugin/filter_kubernetes_metadata'

module Fluent
  module Plugin
    # kubernetes_metadata, asked once for all events that come together, not for each: they have one tag, and so one pod.
    class KubernetesMetadataByTagFilter < KubernetesMetadataFilter
      Fluent::Plugin.register_filter('kubernetes_metadata_by_tag', self)

      def filter_stream(tag, events)
        metadata = nil
        found = MultiEventStream.new
        events.each do |time, record|
          metadata ||= filter(tag, time, {})
          found.add(time, record.merge!(metadata))
        end
        found
      end
    end
  end
end
