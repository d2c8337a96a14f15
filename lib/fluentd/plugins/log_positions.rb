# frozen_string_literal: true

# How far each log file has been read, by the key of its content: a name or an inode may belong to another file tomorrow.
# A line has a fixed width, so that a position is written in place, which needs no room on a full disk.
class LogPositions
  Entry = Struct.new(:seek, :offset)
  LINE = /\A([0-9a-f]{24}) ([0-9a-f]{16})\n\z/

  def initialize(path, log)
    @path = path
    @log = log
    @entries = {}
    File.foreach(path) { |line| LINE.match(line) { |m| @entries[m[1]] = Entry.new(0, m[2].hex) } } if File.exist?(path)
    rewrite
  end

  # Nil for a file that has never been read.
  def [](key)
    @entries[key]&.offset
  end

  # What cannot be written is read again after the next start, and Elasticsearch knows it by its id.
  def []=(key, offset)
    entry = @entries[key]
    return if entry&.offset == offset

    if entry
      entry.offset = offset
      @file.pwrite(format('%016x', offset), entry.seek + 25)
    else
      @entries[key] = Entry.new(@size, offset)
      @file.pwrite(row(key, offset), @size)
      @size += 42
    end
  rescue SystemCallError => e
    @log.warn 'cannot write a position', error: e
  end

  # Forgets files that no longer exist.
  def keep(keys)
    gone = @entries.keys - keys
    return if gone.empty?

    gone.each { |key| @entries.delete(key) }
    rewrite
  end

  def close
    @file&.close
  end

  private

  def row(key, offset)
    format("%s %016x\n", key, offset)
  end

  def rewrite
    File.write("#{@path}.new", @entries.map { |key, entry| row(key, entry.offset) }.join)
    File.rename("#{@path}.new", @path)
    @file&.close
    @file = File.open(@path, 'r+b')
    @entries.each_value.with_index { |entry, index| entry.seek = index * 42 }
    @size = @entries.size * 42
  rescue SystemCallError => e
    @log.warn 'cannot rewrite the positions', error: e
    raise unless @file
  end
end
