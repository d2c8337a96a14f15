# frozen_string_literal: true

require 'fluent/plugin/input'
require 'prometheus/client'
require_relative 'container_log'
require_relative 'kubernetes_pods'
require_relative 'log_documents'
require_relative 'log_positions'
require_relative 'log_selection'

module Fluent
  module Plugin
    # Reads the logs of the containers of a node. A file is known by its content, a line by its place in it, and a position
    # is noted only when everything before it is in the buffer.
    class ContainerLogsInput < Input
      Fluent::Plugin.register_input('container_logs', self)

      helpers :thread

      class Unreadable < StandardError; end

      desc 'Patterns of the paths, separated by commas'
      config_param :path, :array, value_type: :string
      desc 'What a path says: directory, and namespace, pod, container, uid, id'
      config_param :path_pattern, :regexp
      config_param :tag, :string
      config_param :format, :enum, list: %i[cri docker auto audit], default: :cri
      config_param :position_file, :string
      config_param :refresh_interval, :time, default: 0.5
      desc 'Bytes of a text that are kept'
      config_param :longest, :size, default: 4 * 1024 * 1024
      desc 'Bytes of deleted files that are held until they are read'
      config_param :deleted_limit, :size, default: 256 * 1024 * 1024
      desc 'Seconds that a log waits for what the API server says of its pod'
      config_param :metadata_wait, :time, default: 300
      desc 'The pods of the agent itself, as NAMESPACE/POD/CONTAINER'
      config_param :own_pods, :regexp, default: nil
      desc 'Seconds that a stack trace waits for its next line'
      config_param :trace_wait, :time, default: 2
      config_param :languages, :array, default: ['all'], value_type: :string
      desc 'Whether texts that are JSON objects are stored as objects too'
      config_param :parse_json, :bool, default: false
      desc 'The name of the node, for documents that have no pod'
      config_param :node, :string, default: nil
      desc 'The first part of annotations by which pods may ask for something, and what they may ask for'
      config_param :pod_prefix, :string, default: nil
      config_param :pod_controls, :array, default: [], value_type: :string

      %i[only exclude stack_traces].each do |name|
        config_section name, param_name: name, multi: true, required: false do
          config_param :namespace, :string, default: nil
          config_param :pod, :string, default: nil
          config_param :container, :string, default: nil
          config_param :labels, :hash, default: {}
        end
      end
      config_section :redact, param_name: :redact, multi: true, required: false do
        config_param :pattern, :regexp
        config_param :replacement, :string, default: ''
      end

      def configure(conf)
        super
        @selection = LogSelection.new(self)
        @documents = LogDocuments.new(self, @longest)
        configure_pods(conf.elements('kubernetes').first)
      end

      def start
        super
        Process.setrlimit(:NOFILE, Process.getrlimit(:NOFILE).last)
        @positions = LogPositions.new(@position_file, log)
        @logs = {}
        @waiting = {}
        @scans = 0
        register_metrics
        thread_create(:container_logs) { catch(:stop) { run } }
      end

      def shutdown
        @stopping = true
        super
      end

      def close
        super
        @logs&.each_value(&:close)
        @positions&.close
      end

      # An output without room calls it, and does not come back when the agent ends. Meanwhile the kubelet rotates files: what
      # is open can be read when it is deleted.
      def wait_for_room
        pause(1)
        find_files
      end

      private

      def configure_pods(element)
        return unless element

        element['annotation_match'] = ["^#{Regexp.escape(@pod_prefix)}/"].to_json if @pod_prefix
        @pods = KubernetesPods.new
        @pods.configure(element)
      end

      def run
        Thread.current[:wait_for_room] = method(:wait_for_room)
        scan_at = 0
        loop do
          throw :stop if @stopping
          if monotonic >= scan_at
            scan
            scan_at = monotonic + @refresh_interval
          end
          pause(0.1) unless @logs.values.map { |log| turn(log) }.any?
        end
      end

      def pause(seconds)
        throw :stop if @stopping
        sleep seconds
        throw :stop if @stopping
      end

      def monotonic
        Process.clock_gettime(Process::CLOCK_MONOTONIC)
      end

      def scan
        present = find_files
        @logs.to_a.each { |key, log| @logs.delete(key) if present[key].empty? && ended?(log) }
        @scans += 1
        # Files that have no whole line yet, or that are just being renamed, are there a little later.
        @positions.keep(@logs.each_value.flat_map(&:keys)) if (@scans % 7200) == 20
      end

      def find_files
        time = monotonic
        present = Hash.new { |hash, key| hash[key] = [] }
        Dir.glob(@path).each { |path| place(path, present) }
        (@logs.keys | present.keys).each { |key| (@logs[key] ||= open_log(*key)).update(present[key], time) }
        measure
        present
      end

      # Names of rotated files have a time; the file that is written has the shortest name.
      def sort(files)
        current = files.min_by { |file, _| file.bytesize }
        files.sort_by! { |entry| [entry.equal?(current) ? 1 : 0, entry.first] }
      end

      # All files of the container are gone; what waits for its end will have none.
      def ended?(container)
        return false unless container.files.empty?

        wishes, common = metadata_of(container)
        container.flush(all: true, &publisher(container, wishes, common)) if wishes
        @waiting.delete(container)
        true
      end

      # Finds the log that a path belongs to. Behind a link of docker lie its rotated files, which no link leads to.
      def place(path, present)
        match = @path_pattern.match(path) or return
        names = match.named_captures
        return unless @selection.read?(names)

        files = present[[names.delete('directory'), names]]
        real = File.realpath(path)
        siblings = real == path ? [] : Dir.glob("#{real}.*").sort_by { |sibling| -sibling[/\.(\d+)/, 1].to_i }
        [*siblings, real].each do |file|
          stat = File.stat(file)
          files << [file, [stat.dev, stat.ino]] if stat.file?
        end
        sort(files) if siblings.empty?
      rescue SystemCallError
        nil # it was renamed or deleted meanwhile
      end

      def open_log(directory, names)
        ContainerLog.new(names, directory, @positions, log, format: @format, longest: @longest, trace_wait: @trace_wait)
      end

      def turn(container)
        throw :stop if @stopping
        return false if container.files.empty?

        wishes, common = metadata_of(container)
        return false unless wishes

        container.languages = wishes.languages
        publisher = publisher(container, wishes, common)
        busy = container.read(monotonic, &publisher)
        container.flush(&publisher)
        busy
      rescue SystemCallError, IOError => e
        log.error 'cannot read a log', directory: container.directory, error: e
        false
      end

      # What is wished for a container, and what its documents have in common; nil while that is not known.
      def metadata_of(container)
        pod = pod_of(container) or return
        container.metadata(pod) do
          [@selection.wishes(container.names, pod), @pods ? @pods.document(container.names, pod) : { 'node' => @node }.compact]
        end
      end

      def pod_of(container)
        return KubernetesPods::GONE unless @pods

        pod = @pods.pod(container.names)
        return pod if pod

        since = (@waiting[container] ||= monotonic)
        KubernetesPods::GONE unless @selection.labels_decide? || monotonic - since < @metadata_wait
      end

      def publisher(container, wishes, common)
        lambda do |texts, broken|
          next if wishes.drop

          now = Fluent::EventTime.now
          documents = texts.map { |text| @documents.document(text, wishes, common) }
          emit(Fluent::ArrayEventStream.new(documents.map { |document| [now, document] })) unless documents.empty?
          broken.each { |line| reject(now, line, common) }
          @lines.increment(by: texts.size + broken.size)
        end
      end

      def register_metrics
        registry = ::Prometheus::Client.registry
        labels = [:plugin_id]
        metric = lambda do |kind, name, text|
          (registry.get(name) || registry.public_send(kind, name, docstring: text, labels: labels)).with_labels(plugin_id: plugin_id)
        end
        @lines = metric[:counter, :fluentd_container_logs_lines_total, 'Texts that were read']
        @unread = metric[:counter, :fluentd_container_logs_unread_bytes_total, 'Bytes of deleted files that were not read']
        @behind = metric[:gauge, :fluentd_container_logs_behind_bytes, 'Bytes that are written and not yet read']
        @open = metric[:gauge, :fluentd_container_logs_files, 'Files that are read']
        @unread.increment(by: 0)
        @lines.increment(by: 0)
      end

      def measure
        @behind.set(@logs.each_value.sum(&:behind))
        @open.set(@logs.each_value.sum { |log| log.files.size })
        over = @logs.each_value.sum(&:deleted) - @deleted_limit
        @logs.each_value { |log| over -= give_up(log) if over.positive? }
      end

      def give_up(container)
        bytes = container.give_up
        return bytes if bytes.zero?

        log.error 'a deleted file was not read to its end', directory: container.directory, bytes: bytes
        @unread.increment(by: bytes)
        bytes
      end

      def emit(events)
        router.emit_stream(@tag, events)
      rescue StandardError => e
        log.error 'cannot hand on lines, trying again', error: e
        pause(1)
        retry
      end

      def reject(time, line, common)
        stamp = Time.at(time.to_r).utc.strftime('%Y-%m-%dT%H:%M:%S.%NZ')
        record = @documents.unreadable(*line, stamp, common)
        router.emit_error_event(@tag, time, record, Unreadable.new("a line of #{record['file']} is not of its format"))
      end
    end
  end
end
