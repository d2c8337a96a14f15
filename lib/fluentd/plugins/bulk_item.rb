# frozen_string_literal: true

# What Elasticsearch's answer to one document of a bulk request means. A status alone does not tell: a limit that an
# administrator lifts is a 400, as a document is that no mapping will ever take.
module BulkItem
  # Conditions of an index or a cluster, which end.
  CONDITIONS = %w[
    cluster_block_exception index_closed_exception index_not_found_exception security_exception validation_exception
    unavailable_shards_exception es_rejected_execution_exception circuit_breaking_exception process_cluster_event_timeout_exception
  ].freeze
  # Messages of conditions that come under the type of a malformed request.
  REASONS = /maximum (?:normal )?shards open|this action would add|no write index is defined|has no write index|is closed/

  # `:stored` (also by an earlier request), `:again` or `:refused`.
  def self.meaning(status, error)
    return :stored if status < 300 || status == 409
    return :again if status != 400

    type, reason = error.is_a?(Hash) ? error.values_at('type', 'reason') : [nil, error.to_s]
    CONDITIONS.include?(type) || REASONS.match?(reason.to_s) ? :again : :refused
  end
end
