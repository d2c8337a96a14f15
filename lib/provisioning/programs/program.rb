# frozen_string_literal: true

# What the programs share: a log that shows no secret, a time limit for waiting, and one line for a failure.
# It needs only the standard library, and Ruby 3.1 or newer.

require 'json'

# The reason for which the program stops, as one line of the pod's log.
class Failure < StandardError; end

# One line for each step. Hidden values appear as ***, even if a service repeats them in an error.
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

# The time limit for all waiting of a run.
class Patience
  LONGEST_PAUSE = 15

  def initialize(seconds, log)
    @ends = Patience.now + seconds
    @log = log
  end

  def self.now
    Process.clock_gettime(Process::CLOCK_MONOTONIC)
  end

  # Waits before attempt `tries + 1`. Fails with the reason if the time limit ends earlier.
  def pause(tries, why, ends: @ends)
    seconds = [0.5 * (2**[tries, 8].min), LONGEST_PAUSE].min
    raise Failure, "gave up after #{tries + 1} tries: #{why}" if Patience.now + seconds > [ends, @ends].min

    @log.say("waiting: #{why}") unless why == @said
    @said = why
    sleep(seconds)
  end
end

# Runs a program on the input file that its first argument names. The second argument replaces `waitSeconds`. A failure
# becomes one line and exit status 1. Unexpected errors show only their class and location, because their message may
# contain a secret.
def run_program(wait_seconds: 600)
  log = Log.new
  input = JSON.parse(File.read(ARGV.fetch(0), encoding: Encoding::UTF_8))
  yield input, log, Patience.new(Integer(ARGV[1] || input.fetch('waitSeconds', wait_seconds)), log)
rescue Failure => e
  log.say("FAILED #{e.message}")
  exit 1
rescue IndexError, SystemCallError, JSON::ParserError => e
  log.say("FAILED the input #{ARGV.first.inspect} cannot be followed: #{e.message}")
  exit 1
rescue StandardError => e
  log.say("FAILED by an error in the program or the input: #{e.class} at #{e.backtrace.first}")
  exit 1
end
