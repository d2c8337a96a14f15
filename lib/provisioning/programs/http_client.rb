# frozen_string_literal: true

require 'json'
require 'net/http'
require 'openssl'
require 'uri'
require_relative 'program'

# The response of a service.
class Answer
  attr_reader :status, :text

  def initialize(response)
    @response = response
    @status = response.code.to_i
    @text = response.body.to_s.dup.force_encoding(Encoding::UTF_8).scrub
  end

  def header(name)
    @response[name]
  end

  def json
    JSON.parse(text)
  rescue JSON::ParserError
    nil
  end

  # The error message of the service, from any of the fields that services use for it.
  def reason
    document = json
    return text[0, 300] unless document.is_a?(Hash)

    error = document['error']
    return document['message'] || error || text[0, 300] unless error.is_a?(Hash)

    [error['reason'] || error['type'], error.dig('caused_by', 'reason')].compact.join(': ')
  end
end

# Sends requests until an expected answer arrives, or until the time limit ends.
class HttpClient
  BUSY = [408, 429, 500, 502, 503, 504].freeze
  REFUSED = [401, 403].freeze
  BROKEN = [SystemCallError, SocketError, IOError, Timeout::Error, OpenSSL::OpenSSLError,
            Net::HTTPBadResponse, Net::ProtocolError].freeze

  # `authorization` is called for each attempt, because the kubelet replaces the token while the program runs.
  def initialize(urls:, patience:, ca_file: nil, headers: {}, refused_seconds: 60, hint: nil, &authorization)
    @urls = urls.map { |url| URI(url) }
    raise Failure, "#{ca_file} cannot be read: is its Secret mounted?" if ca_file && !File.readable?(ca_file)

    @patience = patience
    @ca_file = ca_file
    @headers = headers
    @refused_seconds = refused_seconds
    @hint = hint
    @authorization = authorization
  end

  # The first answer whose status is in `expect`. Temporary errors, and the statuses in `again`, are retried.
  def request(method, path, body: nil, headers: {}, expect: [200], again: [])
    refused_until = nil
    (0..).each do |tries|
      answer = attempt(method, path, body, headers)
      return answer if answer.is_a?(Answer) && expect.include?(answer.status)

      why = "#{method} #{path}: #{explain(answer)}"
      raise Failure, why unless transient?(answer, again)

      refused_until ||= Patience.now + @refused_seconds if refused?(answer)
      @patience.pause(tries, why, **(refused?(answer) ? { ends: refused_until } : {}))
    end
  end

  private

  def attempt(method, path, body, headers)
    url = @urls.first
    Answer.new(connection(url).request(message(method, url, path, body, headers)))
  rescue *BROKEN => e
    @urls.rotate!
    "#{url.host}:#{url.port}: #{e.message.empty? ? e.class : e.message}"
  end

  def connection(url)
    http = Net::HTTP.new(url.hostname, url.port, nil)
    http.use_ssl = url.scheme == 'https'
    http.ca_file = @ca_file if @ca_file
    http.open_timeout = 10
    http.read_timeout = 60
    http.max_retries = 0
    http
  end

  def message(method, url, path, body, headers)
    request = Net::HTTP.const_get(method.capitalize).new(url.path.chomp('/') + path)
    authorization = @authorization&.call
    request['Authorization'] = authorization if authorization
    request['Accept'] = 'application/json'
    request['Content-Type'] = 'application/json' if body
    @headers.merge(headers).each { |name, value| request[name] = value }
    request.body = JSON.generate(body) if body
    request
  end

  def refused?(answer)
    answer.is_a?(Answer) && REFUSED.include?(answer.status)
  end

  def transient?(answer, again)
    answer.is_a?(String) || (BUSY + REFUSED + again).include?(answer.status)
  end

  def explain(answer)
    return answer if answer.is_a?(String)

    ["#{answer.status} #{answer.reason}", (@hint if refused?(answer))].compact.join(' -- ')
  end

  class << self
    # A client of the service that the input describes.
    def of(input, patience, log)
      secret = input['apiKeyFile'] || input['passwordFile']
      new(urls: input.fetch('urls'), patience: patience, ca_file: input['caFile'], headers: input.fetch('headers', {}),
          refused_seconds: input.fetch('refusedSeconds', 60),
          hint: "check that #{secret || 'user and passwordFile'} holds what the service knows " \
                "for #{input['user'] || 'this client'}, and what that user may do") do
        next "ApiKey #{secret_file(input['apiKeyFile'], log)}" if input['apiKeyFile']

        basic(input['user'], input['passwordFile'], log) if input['user']
      end
    end

    def basic(user, password_file, log)
      "Basic #{log.hide(["#{user}:#{secret_file(password_file, log)}"].pack('m0'))}"
    end

    # The text of a mounted file. The log hides it from now on.
    def secret_file(path, log)
      log.hide(File.read(path, encoding: Encoding::UTF_8).chomp)
    rescue SystemCallError
      raise Failure, "the file #{path} cannot be read: is its Secret mounted, and has it this key?"
    end
  end
end
