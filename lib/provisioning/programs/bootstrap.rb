# frozen_string_literal: true

# Creates certificates and passwords, adds them to named, empty Secrets, and renews the certificates.
# Usage: ruby bootstrap.rb INPUT. All values below are examples; fields marked with ? are optional.
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
# Its role needs only `get` and `patch` on these Secrets by name. One patch writes each value, or each pair with its
# ca.crt, and only if the Secret still has the version that was read. Of two concurrent runs, the first one writes, and
# the second one keeps that value. Existing values stay. The program completes a pair that lacks its key or certificate
# (it keeps an existing key), and adds a missing ca.crt. It replaces a certificate that this authority signed if less
# than `renewBeforeDays` remain, or if the certificate lacks a name of the input.
#
# The authority expires too. The program warns when a fifth of its validity remains. To renew it, remove `ca.crt` (never
# `ca.key`) from its Secret and from each Secret that has a copy. The next run creates an authority with the same key
# and name, so that the old and the new `ca.crt` both verify all certificates.

require 'securerandom'
require_relative 'certificates'
require_relative 'secrets'

# Creates what the input describes: the authority first, because everything else depends on it, and copies last.
class Bootstrap
  def initialize(input, patience, log)
    @input = input
    @log = log
    @secrets = Secrets.new(input, patience, log)
  end

  def run
    ensure_authority(@input['authority']) if @input['authority']
    each('certificates') { |wanted| ensure_certificate(wanted) }
    each('passwords') { |wanted| ensure_random(wanted, 16) }
    each('randomKeys') { |wanted| ensure_random(wanted, 32) }
    each('copies') { |copy| ensure_copy(copy['from'], copy['to']) }
  end

  private

  def each(part, &block)
    @input.fetch(part, []).each(&block)
  end

  # Adds values to a Secret and logs the result. The block returns the additions and a verb for the log.
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
    raise Failure, 'certificates need an authority in the input' unless @authority

    days = wanted.fetch('validDays', 365)
    wanted = { 'renewBeforeDays' => days / 3, 'withAuthority' => true }.merge(wanted, 'validDays' => days)
    raise Failure, 'renewBeforeDays must be less than validDays' unless wanted['renewBeforeDays'] < days

    fill(wanted) { |values| certificate_additions(values, wanted, @secrets.name(wanted)) }
  end

  def certificate_additions(values, wanted, where)
    reject_foreign_authority(values, where)
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

  def reject_foreign_authority(values, where)
    return if values['tls.crt'] || values['ca.crt'].nil?
    return if Pair.read(values['ca.crt'], nil, where).same_key?(@authority)

    raise Failure, "#{where}: has the ca.crt of another authority; take it out to have a pair made"
  end

  # A pair for one patch. An existing ca.crt stays, because it may contain more than this authority.
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
    return keep("#{where}: #{trouble}, and another authority has signed it") unless @authority.signed?(present)
    return true if missing.any? || @authority.ends - present.ends > Pair::DAY

    keep("#{where}: #{trouble}, as does its authority")
  end

  def keep(why)
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

run_program(wait_seconds: 120) do |input, log, patience|
  Bootstrap.new(input, patience, log).run
  log.say('done')
end
