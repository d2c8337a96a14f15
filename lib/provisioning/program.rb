# frozen_string_literal: true

# What the programs beside this file share: a log that shows no secret, patience with an end, one line for a failure.
# Only the standard library; Ruby 3.1 or newer.

require 'json'

# Why the program cannot go on, in one line for whoever reads the pod's log.
class Failure < StandardError; end

# One line a step. Whatever was hidden is starred out, even where a service repeats it in an error.
class Log
  def initialize(out = $stdout)
    @out = out
    @out.sync = true
    @hidden = []
  end

  def hide(secret)
    text = secret.dup.force_encoding(Encoding::UTF_8)
    @hidden |= [[secret].pack('m0')]
    @hidden |= [text, JSON.generate(text)[1..-2]] if text.valid_encoding?
    secret
  end

  def say(line)
    text = line.to_s.dup.force_encoding(Encoding::UTF_8).scrub
    @hidden.reject(&:empty?).sort_by { |secret| -secret.length }.each { |secret| text = text.gsub(secret, '***') }
    @out.puts text.gsub(/\s+/, ' ').strip
  end

  def warn(line)
    say("WARNING #{line}")
  end
end

# An end that all waiting of a run has in common.
class Patience
  LONGEST_PAUSE = 15

  def initialize(seconds, log)
    @ends = Patience.now + seconds
    @log = log
  end

  def self.now
    Process.clock_gettime(Process::CLOCK_MONOTONIC)
  end

  # Waits before try number `tries + 1`, or fails with the reason when the end would come first.
  def pause(tries, why, ends: @ends)
    seconds = [0.5 * (2**[tries, 8].min), LONGEST_PAUSE].min
    raise Failure, "gave up after #{tries + 1} tries: #{why}" if Patience.now + seconds > [ends, @ends].min

    @log.say("waiting: #{why}") unless why == @said
    @said = why
    sleep(seconds)
  end
end

# Runs a program on the plan that its first argument names; a failure becomes one line and exit status 1. A second argument
# replaces `waitSeconds`. What was not foreseen is named by class and place only, since the message of such an error may
# quote what was at hand.
def run_plan(wait_seconds: 600)
  log = Log.new
  plan = JSON.parse(File.read(ARGV.fetch(0), encoding: Encoding::UTF_8))
  yield plan, log, Patience.new(Integer(ARGV[1] || plan.fetch('waitSeconds', wait_seconds)), log)
rescue Failure => e
  log.say("FAILED #{e.message}")
  exit 1
rescue IndexError, SystemCallError, JSON::ParserError => e
  log.say("FAILED the plan #{ARGV.first.inspect} cannot be followed: #{e.message}")
  exit 1
rescue StandardError => e
  log.say("FAILED by an error in the program or the plan: #{e.class} at #{e.backtrace.first}")
  exit 1
end
