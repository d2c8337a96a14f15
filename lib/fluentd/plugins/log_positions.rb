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

    entry ? @file.pwrite(format('%016x', offset), entry.seek + 25) : append(key, offset)
    @entries[key].offset = offset
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

  # On a full disk a part of the row may be written, which the next row replaces.
  def append(key, offset)
    raise Errno::ENOSPC if @file.pwrite(row(key, offset), @size) < 42

    @entries[key] = Entry.new(@size, offset)
    @size += 42
  end

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
