# frozen_string_literal: true

require 'fileutils'

# Bulk requests on the node's disk for documents that Elasticsearch does not accept, so that someone can send them later.
class SetAside
  # The outputs of the agent share a directory.
  LOCK = Mutex.new

  def initialize(directory, limit)
    @directory = directory
    @limit = limit
  end

  def add(text)
    LOCK.synchronize do
      FileUtils.mkdir_p(@directory)
      File.open(path, 'ab') { |file| file.write(text) }
      all = files
      File.delete(all.shift) while all.size > 1 && all.sum { |file| File.size(file) } > @limit
    end
  end

  private

  # A new file begins each hour, and when the last one has an eighth of what is kept.
  def path
    now = Time.now.utc
    last = files(now.strftime('%Y-%m-%dT%H-')).last
    last && File.size(last) < @limit / 8 ? last : File.join(@directory, now.strftime('%Y-%m-%dT%H-%M-%S.%N.ndjson'))
  end

  def files(prefix = '')
    Dir.glob("#{@directory}/#{prefix}*.ndjson").sort
  end
end
