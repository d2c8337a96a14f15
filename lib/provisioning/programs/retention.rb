# frozen_string_literal: true

# Deletes dated indices when their retention ends, for an Elasticsearch without index lifecycle management (before 6.6).
# Usage: ruby retention.rb INPUT. All values below are examples; fields marked with ? are optional.
#
#   { "urls": ["http://elasticsearch-logging:9200"], "caFile"?, "user"?, "passwordFile"?, "apiKeyFile"?, "headers"?,
#     "waitSeconds"?: 600, "refusedSeconds"?: 60, "dryRun"?: false,
#     "indices": [{ "prefix": "logstash-", "dateFormat"?: "%Y.%m.%d", "keepDays": 7 }] }
#
# Indices with any other name than the prefix and a valid day are kept. Days are in UTC, as Fluentd writes them.
# If even the newest index is too old, either no logs arrive any more or the clock is wrong. The program then deletes
# nothing. It ignores indices with a future day for this check.

require 'date'
require_relative 'http_client'

# The indices of one prefix.
class DatedIndices
  PREFIX = /\A[a-z0-9][a-z0-9._-]*\z/
  FORMATS = { '%Y.%m.%d' => /\d{4}\.\d{2}\.\d{2}/, '%Y-%m-%d' => /\d{4}-\d{2}-\d{2}/, '%Y%m%d' => /\d{8}/ }.freeze

  attr_reader :prefix, :keep_days

  def initialize(input)
    @prefix = input.fetch('prefix')
    @keep_days = input.fetch('keepDays')
    @format = input.fetch('dateFormat', '%Y.%m.%d')
    reject('prefix', @prefix) unless PREFIX.match?(@prefix)
    reject('dateFormat', @format) unless FORMATS.key?(@format)
    reject('keepDays', @keep_days) unless @keep_days.is_a?(Integer) && @keep_days.positive?
    @pattern = /\A#{Regexp.escape(@prefix)}(#{FORMATS[@format]})\z/
  end

  # The day in the name of an index, or nil if the name has none.
  def day(name)
    found = @pattern.match(name)
    found && Date.strptime(found[1], @format)
  rescue Date::Error
    nil
  end

  private

  def reject(field, value)
    raise Failure, "#{field} cannot be #{value.inspect}: nothing is deleted"
  end
end

# Deletes expired indices, one at a time, by their full names.
class Retention
  def initialize(input, patience, log)
    @indices = input.fetch('indices').map { |each| DatedIndices.new(each) }
    @dry_run = input['dryRun']
    @log = log
    @client = HttpClient.of(input, patience, log)
    @today = Time.now.utc.to_date
  end

  def run
    stale = @indices.reject { |indices| sweep(indices) }
    raise Failure, "the newest of #{stale.map { |each| "#{each.prefix}*" }.join(', ')} is too old" if stale.any?
  end

  private

  # Returns false if all of them are too old.
  def sweep(indices)
    days = names(indices).to_h { |name| [name, indices.day(name)] }
    days.select { |_, day| day.nil? }.each_key { |name| @log.say("#{name}: left alone, not a day's index") }
    days.compact!
    first_kept = @today - indices.keep_days
    old = days.select { |_, day| day < first_kept }.keys.sort
    recent = days.values.any? { |day| day.between?(first_kept, @today + 1) }
    return warn_of(indices, days) if old.any? && !recent

    old.each { |name| @log.say("#{name}: #{delete(name)}") }
    @log.say("#{indices.prefix}*: #{days.length - old.length} kept, from #{first_kept} on")
    true
  end

  def warn_of(indices, days)
    @log.warn("#{indices.prefix}*: the newest is of #{newest(days)} and today is #{@today}, " \
              'so either nothing is logged any more or this clock is wrong: nothing is deleted')
    false
  end

  def newest(days)
    days.values.select { |day| day <= @today + 1 }.max
  end

  # The settings API lists indices in the same form in every version, and includes closed indices.
  def names(indices)
    path = "/#{indices.prefix}*/_settings/index.creation_date?expand_wildcards=open,closed"
    answer = @client.request('GET', path, expect: [200, 404])
    return [] if answer.status == 404

    list = answer.json
    raise Failure, "GET #{path}: what answers is not Elasticsearch; check the address" unless list.is_a?(Hash)

    list.keys
  end

  def delete(name)
    return 'would be deleted' if @dry_run

    @client.request('DELETE', "/#{name}", expect: [200, 404]).status == 200 ? 'deleted' : 'gone already'
  end
end

run_program do |input, log, patience|
  Retention.new(input, patience, log).run
  log.say('done')
end
