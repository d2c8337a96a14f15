# frozen_string_literal: true

# Makes certificates and passwords and fills named, empty Secrets with them; renews the certificates it made.
# Usage: ruby bootstrap.rb PLAN. All values below are examples; what is marked with ? may be left out.
#
#   { "waitSeconds"?: 120, "serviceAccountDirectory"?: "/var/run/secrets/kubernetes.io/serviceaccount",
#     "authority"?: { "namespace": "logging", "secret": "es-ca", "commonName": "es authority", "validDays"?: 3650 },
#     "certificates"?: [{ "namespace": "logging", "secret": "es-http", "commonName": "es",
#       "dnsNames"?: ["*.es.logging.svc"], "ipAddresses"?: ["127.0.0.1"], "usages"?: ["serverAuth", "clientAuth"],
#       "validDays"?: 365, "renewBeforeDays"?: 121, "withAuthority"?: true }],
#     "passwords"?: [{ "namespace": "logging", "secret": "es-users", "key": "agent", "length"?: 32 }],
#     "randomKeys"?: [the same, 32 at least],
#     "copies"?: [{ "from": { "namespace": …, "secret": …, "key": … }, "to": { the same } }] }
#
# Its role needs `get` and `patch` on these Secrets by name, and nothing else. Each value, or pair with its ca.crt, goes
# in by one patch that holds only for the version that was read: of two runs at once one wins, and the other keeps that.
# What is there stays. A pair of which one half is missing is completed (an old key is kept), as is a missing ca.crt.
# A certificate of this authority with less than `renewBeforeDays` left, or without a name of the plan, gets a new pair.
#
# The authority ends too; a warning says so when a fifth of its life is left. To renew it, take `ca.crt` (never
# `ca.key`) out of its Secret, and of each Secret that has it: the next run makes one of the same key and name, so
# that certificates signed before it verify with the new one and those signed after it with the old one.

require 'securerandom'
require_relative 'certificates'
require_relative 'secrets'

# Follows the plan: the authority first, since all else hangs on it, and copies last.
class Bootstrap
  def initialize(plan, patience, log)
    @plan = plan
    @log = log
    @secrets = Secrets.new(plan, patience, log)
  end

  def run
    ensure_authority(@plan['authority']) if @plan['authority']
    each('certificates') { |wanted| ensure_certificate(wanted) }
    each('passwords') { |wanted| ensure_random(wanted, 16) }
    each('randomKeys') { |wanted| ensure_random(wanted, 32) }
    each('copies') { |copy| ensure_copy(copy['from'], copy['to']) }
  end

  private

  def each(part, &block)
    @plan.fetch(part, []).each(&block)
  end

  # Fills a Secret and says what became of it; the block gives additions and a word for them.
  def fill(ref)
    verb = written = nil
    have = @secrets.fill(ref) do |values|
      additions, verb = yield(values)
      written = additions.keys
      additions
    end
    @log.say("#{@secrets.name(ref)}: #{written.empty? ? 'kept' : "#{verb} #{written.join(', ')}"}")
    have
  end

  def ensure_authority(wanted)
    where = @secrets.name(wanted)
    have = fill(wanted) do |values|
      next {} if values['ca.crt']

      key = values['ca.key'] ? Pair.read_key(values['ca.key'], where) : Pair.new_key
      made = Pair.authority(wanted['commonName'], wanted.fetch('validDays', 3650), key)
      [{ 'ca.crt' => made.certificate_pem, 'ca.key' => values['ca.key'] || made.key_pem }, 'created']
    end
    @authority = Pair.read(have['ca.crt'], have['ca.key'], where)
    check_authority(where)
  end

  def check_authority(where)
    raise Failure, "#{where}: the authority has ended; see the head of bootstrap.rb" if @authority.days_left <= 0

    life = (@authority.ends - @authority.certificate.not_before) / Pair::DAY
    return if @authority.days_left > life / 5

    @log.warn("#{where}: ends in #{@authority.days_left.floor} days; the head of bootstrap.rb says how to renew it")
  end

  def ensure_certificate(wanted)
    raise Failure, 'certificates need an authority in the plan' unless @authority

    days = wanted.fetch('validDays', 365)
    wanted = { 'renewBeforeDays' => days / 3, 'withAuthority' => true }.merge(wanted, 'validDays' => days)
    raise Failure, 'renewBeforeDays must be less than validDays' unless wanted['renewBeforeDays'] < days

    fill(wanted) { |values| certificate_additions(values, wanted, @secrets.name(wanted)) }
  end

  def certificate_additions(values, wanted, where)
    refuse_strange_authority(values, where)
    unless values['tls.crt'] && values['tls.key']
      key = values['tls.key'] ? Pair.read_key(values['tls.key'], where) : Pair.new_key
      return signed(wanted, values, key), values.empty? ? 'created' : 'completed'
    end
    present = Pair.read(values['tls.crt'], values['tls.key'], where)
    return signed(wanted, values, Pair.new_key), 'renewed' if due?(present, wanted, where)
    return {} if values['ca.crt'] || !wanted['withAuthority']
    raise Failure, "#{where}: another authority has signed its certificate" unless @authority.signed?(present)

    [{ 'ca.crt' => @authority.certificate_pem }, 'completed']
  end

  def refuse_strange_authority(values, where)
    return if values['tls.crt'] || values['ca.crt'].nil?
    return if Pair.read(values['ca.crt'], nil, where).same_key?(@authority)

    raise Failure, "#{where}: has the ca.crt of another authority; take it out to have a pair made"
  end

  # A pair for one patch; a ca.crt that is there stays, since it may hold more than this authority.
  def signed(wanted, values, key)
    pair = @authority.issue(wanted, key)
    made = { 'tls.crt' => pair.certificate_pem, 'tls.key' => pair.key_pem }
    wanted['withAuthority'] && !values['ca.crt'] ? made.merge('ca.crt' => @authority.certificate_pem) : made
  end

  def due?(present, wanted, where)
    missing = present.missing_names(wanted)
    ending = present.days_left < wanted['renewBeforeDays']
    return false unless ending || missing.any?

    trouble = ending ? "ends in #{present.days_left.floor} days" : "does not hold for #{missing.join(', ')}"
    return stay("#{where}: #{trouble}, and another authority has signed it") unless @authority.signed?(present)
    return true if missing.any? || @authority.ends - present.ends > Pair::DAY

    stay("#{where}: #{trouble}, as does its authority")
  end

  def stay(why)
    @log.warn(why)
    false
  end

  def ensure_random(wanted, least)
    length = wanted.fetch('length', 32)
    key = wanted['key']
    raise Failure, "#{@secrets.name(wanted)}: #{key} needs a length of #{least} or more" if length < least

    fill(wanted) { |values| values[key] ? {} : [{ key => SecureRandom.alphanumeric(length) }, 'created'] }
  end

  def ensure_copy(from, to)
    value = @secrets.await(from)
    have = fill(to) { |values| values[to['key']] ? {} : [{ to['key'] => value }, 'copied'] }
    return if have[to['key']] == value

    @log.warn("#{@secrets.name(to)}: #{to['key']} differs from #{from['key']} of #{@secrets.name(from)}, and stays")
  end
end

run_plan(wait_seconds: 120) do |plan, log, patience|
  Bootstrap.new(plan, patience, log).run
  log.say('done')
end
