# frozen_string_literal: true

require 'fluent/plugin/exception_detector'

# The state machine of fluent-plugin-detect-exceptions, with the lines that Project Reactor writes between the frames of
# a Java trace (GoogleCloudPlatform/fluent-plugin-detect-exceptions#87).
class TraceDetector < Fluent::ExceptionDetector
  REACTOR = Fluent::ExceptionDetectorConfig::RuleTarget.new(
    /^(?:Error has been observed |Assembly trace from |Original Stack Trace:|[\t ]*[*|]_)/n, :java_after_exception
  )
  # Every first line of a trace has one of these words, which are found faster than the patterns.
  WORDS = ['xception', 'rror', 'hrowable', 'panic', 'Traceback', 'PHP ', 'V8 '].freeze

  def self.hint?(text)
    WORDS.any? { |word| text.include?(word) }
  end

  def initialize(*languages)
    super
    %i[java java_after_exception].each { |state| @rules[state] << REACTOR if @rules.key?(state) }
  end
end
