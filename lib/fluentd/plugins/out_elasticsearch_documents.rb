# frozen_string_literal: true

require 'fluent/plugin/out_elasticsearch'
require 'json'
require 'prometheus/client'
require 'time'
require_relative 'bulk_item'
require_relative 'set_aside'

module Fluent
  module Plugin
    # Keeps documents in the buffer as the lines of the bulk request that they are sent in: they are made once. Connection,
    # certificates and headers are those of fluent-plugin-elasticsearch.
    class ElasticsearchDocumentsOutput < ElasticsearchOutput
      Fluent::Plugin.register_output('elasticsearch_documents', self)

      class Refused < StandardError; end

      ACTION = '{"create":{'
      NEXT = "\n#{ACTION}".b.freeze
      ANSWER = 'errors,items.*.status,items.*.error.type,items.*.error.reason'
      # How often a large document may find no room in Elasticsearch while others are stored.
      PATIENCE = 10

      desc 'Whether the name of the index has the namespace of the pod in it'
      config_param :index_per_namespace, :bool, default: false
      desc 'Whether the name of the index has the day of the document in it'
      config_param :index_per_day, :bool, default: true
      desc 'Bytes of a bulk request, unless one document has more'
      config_param :request_size, :size, default: 900_000
      desc 'A directory for documents that cannot be sent, and how many bytes of them are kept'
      config_param :set_aside_path, :string
      config_param :set_aside_limit, :size, default: 256 * 1024 * 1024
      desc 'Whether what is refused is set aside, and not handed to the label @ERROR'
      config_param :last_resort, :bool, default: false

      def configure(conf)
        super
        @set_aside = SetAside.new(@set_aside_path, @set_aside_limit)
        @tries = Hash.new(0)
        @common = {}.compare_by_identity
        registry = ::Prometheus::Client.registry
        @set_aside_total = registry.get(:fluentd_set_aside_records_total) || registry.counter(
          :fluentd_set_aside_records_total, docstring: 'Documents that were put into a file of the node'
        )
      end

      # Waits for room in the buffer and on the disk. A source that saves positions sets a method that waits.
      def emit_buffered(tag, events)
        return super unless @buffer_config.overflow_action == :throw_exception

        begin
          wait until @buffer.storable?
          super
        rescue Errno::ENOSPC, Errno::EDQUOT, Buffer::BufferOverflowError => e
          log.warn 'the buffer has no room', error: e
          wait
          retry
        end
      end

      def format(tag, time, record)
        stamp = record['@timestamp'] || Time.at(time.to_r).utc.strftime('%Y-%m-%dT%H:%M:%S.%NZ')
        lines = lines_of(record, stamp)
        lines.bytesize < @buffer.chunk_limit_size ? lines : lines_of(shortened(record), stamp)
      rescue JSON::GeneratorError, EncodingError => e
        router.emit_error_event(tag, time, { 'message' => record.inspect.scrub }, e)
        nil
      end

      def write(chunk)
        body = chunk.read
        again = requests(body).flat_map { |request| deliver(request, chunk.metadata.tag) }
        return if again.empty?

        rest = again.join
        # Nothing was taken: the chunk stays, and the next try comes later each time.
        raise RecoverableRequestFailure, "Elasticsearch takes no document: #{@reason}" if rest.bytesize == body.bytesize

        @buffer.write({ @buffer.metadata(tag: chunk.metadata.tag) => [rest] })
      end

      private

      def wait
        throw_or_sleep = Thread.current[:wait_for_room]
        return throw_or_sleep.call if throw_or_sleep
        raise Buffer::BufferOverflowError, 'the agent ends, and the buffer has no room' if stopped?

        sleep 1
      end

      def index_of(record, stamp)
        part = record['@index'] || (namespace_of(record) if @index_per_namespace)
        return part ? "#{@index_name}-#{part}" : @index_name unless @index_per_day

        day = stamp.end_with?('Z') ? stamp[0, 10] : Time.iso8601(stamp).utc.strftime('%Y-%m-%d')
        day = day.tr('-', '.')
        part ? "#{@index_name}-#{part}-#{day}" : "#{@index_name}-#{day}"
      end

      # The logs of the node have no namespace. A field of the journal may have the name `kubernetes`.
      def namespace_of(record)
        common = record['kubernetes']
        common['namespace_name'] if common.is_a?(Hash)
      end

      # The action and the document. What is JSON already is copied: the object of a text, and what all documents of a
      # container have in common.
      def lines_of(record, stamp)
        own = record.except('event_id', '@index', 'kubernetes', '@structured')
        own['@timestamp'] = stamp
        structured = record['@structured']
        common = record['kubernetes']
        %(#{ACTION}"_index":"#{index_of(record, stamp)}","_id":"#{record['event_id']}"}}\n#{JSON.generate(own).chop!}) +
          "#{%(,"structured":) if structured}#{structured}#{json_of(common) if common}}\n"
      end

      def json_of(common)
        @common.clear if @common.size > 1000
        @common[common] ||= %(,"kubernetes":#{JSON.generate(common)})
      end

      # Control characters take six bytes in JSON; no chunk takes a document that is larger than itself.
      def shortened(record)
        key, text = record.max_by { |_, value| value.is_a?(String) ? value.bytesize : 0 }
        record.merge('original_bytes' => text.bytesize, key => text.byteslice(0, @buffer.chunk_limit_size / 8).scrub(''))
      end

      def requests(body)
        found = []
        start = 0
        while body.bytesize - start > @request_size
          after = body.rindex(NEXT, start + @request_size)
          # A document that is larger is alone in its request.
          after = body.index(NEXT, start + @request_size) if after.nil? || after < start
          break unless after

          found << body.byteslice(start..after)
          start = after + 1
        end
        found << body.byteslice(start..)
      end

      # The documents of a request, each with its action. What a damaged disk left is no document.
      def documents(body)
        lines = body.lines
        found = []
        until lines.empty?
          line = lines.shift
          if line.start_with?(ACTION) && lines.first&.start_with?('{') && !lines.first.start_with?(ACTION)
            found << (line + lines.shift)
          else
            set_aside(line, 'a damaged part of the buffer')
          end
        end
        found
      end

      # Answers the documents that have to be sent again.
      def deliver(request, tag)
        answer = client.bulk(body: request, filter_path: ANSWER)
        @stored_at = monotonic if answer['items'].any? { |item| item.first.last['status'] < 300 }
        return [] unless answer['errors']

        texts = documents(request)
        raise "#{texts.size} documents, and #{answer['items'].size} answers" if texts.size != answer['items'].size

        texts.zip(answer['items']).filter_map { |text, item| sort(text, item.first.last, tag) }
      rescue StandardError => e
        failed(request, tag, e)
      end

      def sort(text, item, tag)
        status, error = item.values_at('status', 'error')
        case BulkItem.meaning(status, error)
        when :again
          @reason = "#{status} #{error}"
          large?(text) ? once_more(text) : text
        when :refused
          refuse(text, "#{status} #{error.is_a?(Hash) ? error.values.join(': ') : error}", tag)
        end
      end

      # A request that a proxy or Elasticsearch does not take at all.
      def failed(request, tag, error)
        status = error.message[/\A\[(\d{3})\]/, 1].to_i
        texts = [400, 413].include?(status) || large?(request) ? documents(request) : []
        return halves(texts, tag, status) if texts.size > 1 || (texts.size == 1 && texts.first.bytesize < request.bytesize)
        return if texts.empty? && large?(request)
        return refuse(request, error.message[0, 500], tag) || [] if status == 400
        return set_aside(request, error.message[0, 500]) || [] if status == 413
        return [once_more(request)].compact if large?(request)

        @_es = nil if @reconnect_on_error
        raise RecoverableRequestFailure, "cannot send to Elasticsearch (#{connection_options_description}): #{error.message}"
      end

      def halves(texts, tag, status)
        size = texts.sum(&:bytesize)
        @request_size = [size / 2, 65_536].max if status == 413 && texts.size > 1
        texts.each_slice((texts.size + 1) / 2).flat_map { |half| deliver(half.join, tag) }
      end

      def large?(text)
        text.bytesize > @request_size
      end

      # Elasticsearch keeps a part of its memory for requests, and says of a document that is larger than it that it is busy.
      def once_more(text)
        id = text[/"_id":"([^"]*)"/, 1]
        @tries.clear if @tries.size > 1000
        others = @stored_at && monotonic - @stored_at < 60
        return text if (@tries[id] += 1) < PATIENCE || !others

        @tries.delete(id)
        set_aside(text, @reason)
      end

      # Nil, as nothing is sent again.
      def refuse(text, reason, tag)
        return set_aside(text, reason) if @last_resort

        action, document = text.lines
        record = { 'event_id' => JSON.parse(action).dig('create', '_id'), 'document' => document.chomp, 'reason' => reason[0, 1000] }
        stamp = document[/"@timestamp":"([^"]+)"/, 1]
        record['@timestamp'] = stamp if stamp
        router.emit_error_event(tag, Fluent::EventTime.now, record, Refused.new(reason[0, 1000]))
        nil
      rescue JSON::ParserError
        set_aside(text, reason)
      end

      def set_aside(text, reason)
        log.error 'a document cannot be stored and is set aside', path: @set_aside_path, bytes: text.bytesize, reason: reason
        @set_aside_total.increment
        @set_aside.add(text)
        nil
      end

      def monotonic
        Process.clock_gettime(Process::CLOCK_MONOTONIC)
      end
    end
  end
end
