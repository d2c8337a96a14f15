# Runs Fluentd with a configuration, and prints the names of the metrics that it exports.
require 'json'
require 'net/http'

ENV['POD_IP'] = '127.0.0.1'
agent = spawn("#{ENV['GEM_HOME']}/bin/fluentd", '--no-supervisor', '-c', ARGV[0], out: $stderr, err: $stderr)
text = nil
1200.times do
  text = Net::HTTP.get(URI('http://127.0.0.1:24231/metrics'))
  break if text.include?('fluentd_output_status_emit_records{')
  sleep 0.2
rescue SystemCallError
  abort 'Fluentd has ended' if Process.wait(agent, Process::WNOHANG)
  sleep 0.2
end
puts JSON.generate(text.to_s.scan(/^# TYPE (\w+)/).flatten.uniq)
Process.kill(:KILL, agent)
