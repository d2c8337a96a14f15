# frozen_string_literal: true

require 'digest'
require 'zlib'

# One open log file. Its key is made of its directory and its first line, which a rotation, a compression and a new inode
# leave as they are, and which no other file of the directory has, because the line begins with a time.
class LogFile
  HEAD = 1024
  READ = 64 * 1024

  attr_reader :key, :offset
  attr_accessor :path, :gone_at, :rotated_at

  # Nil as long as the file has no whole line to be known by.
  def self.open(path, directory, max_line)
    io = File.open(path, 'rb')
    head = path.end_with?('.gz') ? Zlib::GzipReader.new(io).readpartial(HEAD) : io.pread(HEAD, 0)
    line = head[/\A[^\n]*\n/] || (head if head.bytesize == HEAD)
    return io.close && nil unless line

    io.rewind
    new(io, path, Digest::SHA256.hexdigest("#{directory}\n#{line}")[0, 24], max_line)
  rescue EOFError, Zlib::Error, Errno::ENOENT, Errno::EISDIR
    io&.close
    nil
  end

  def initialize(io, path, key, max_line)
    @file = io
    @path = path
    @key = key
    @max_line = max_line
    @packed = path.end_with?('.gz')
    @io = @packed ? Zlib::GzipReader.new(io) : io
    inode
    start(0)
  end

  def start(offset)
    if @packed
      remaining = offset
      remaining -= @io.read([remaining, READ].min)&.bytesize || remaining while remaining.positive?
    else
      offset = 0 if offset > @file.size
      @io.seek(offset)
    end
    @offset = offset
    @rest = String.new(encoding: Encoding::BINARY)
    @dropped = 0
    @end = false
  end

  # Yields each whole line with its offset and its length, which is more than the line has where it was cut. Answers
  # whether there was anything to read.
  def read(&block)
    data = @io&.read(READ)
    return finish unless data

    @end = false

    last = data.rindex("\n")
    return rest(data) unless last

    whole = @rest << data.byteslice(0, last + 1)
    @rest = data.byteslice(last + 1, data.bytesize)
    whole.each_line { |line| pass(line, &block) }
    true
  rescue Zlib::Error
    finish
  end

  # Yields what follows the last line break, for a file that grows no more.
  def read_rest(&block)
    line = @rest
    @rest = String.new(encoding: Encoding::BINARY)
    pass(line, &block)
  end

  def rest?
    !@rest.empty?
  end

  def end?
    @end
  end

  # Bytes that are written and not read; what is compressed counts as it is.
  def behind
    @packed || @file.closed? ? 0 : [@file.size - @io.pos, 0].max
  end

  def inode
    @inode ||= @file.stat.then { |stat| [stat.dev, stat.ino] }
  end

  # A truncated file is read from its beginning.
  def truncated?
    !@packed && @file.size < @io.pos
  end

  def close
    @file.close
  end

  private

  def pass(line)
    length = line.bytesize + @dropped
    @dropped = 0
    yield line, @offset, length
    @offset += length
  end

  # What is compressed grows no more, and a reader takes memory.
  def finish
    @end = true
    if @packed && @io
      @io = nil
      @file.close
    end
    false
  end

  # A line without end must not fill the memory: its beginning is kept, and the rest is counted.
  def rest(data)
    kept = data.byteslice(0, [@max_line - @rest.bytesize, 0].max)
    @rest << kept
    @dropped += data.bytesize - kept.bytesize
    true
  end
end
