# frozen_string_literal: true

require 'fileutils'

# Bulk requests on the node's disk for documents that Elasticsearch does not accept, so that someone can send them later.
class SetAside
  def initialize(directory, limit)
    @directory = directory
    @limit = limit
    @mutex = Mutex.new
  end

  def add(text)
    @mutex.synchronize do
      FileUtils.mkdir_p(@directory)
      File.open(File.join(@directory, "#{Time.now.utc.strftime('%Y-%m-%dT%H')}.ndjson"), 'ab') { |file| file.write(text) }
      files = Dir.glob("#{@directory}/*.ndjson").sort
      File.delete(files.shift) while files.size > 1 && files.sum { |file| File.size(file) } > @limit
    end
  end
end
