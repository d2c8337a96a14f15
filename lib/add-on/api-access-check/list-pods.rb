# Lists the pods of all namespaces every ten seconds with the account of this pod, as the in-cluster client of an
# application would, and prints what came of it. It survives every error.
require 'json'
require 'net/http'
require 'openssl'

$stdout.sync = true
secrets = ENV.fetch('SECRETS_DIR', '/var/run/secrets/kubernetes.io/serviceaccount')
interval = Float(ENV.fetch('INTERVAL_SECONDS', '10'))
port = Integer(ENV.fetch('KUBERNETES_SERVICE_PORT'))
http = Net::HTTP.new(ENV.fetch('KUBERNETES_SERVICE_HOST'), port)
http.use_ssl = true
http.ca_file = File.join(secrets, 'ca.crt')
http.open_timeout = http.read_timeout = 10

def outcome(response)
  case response.code
  when '200' then "There are #{JSON.parse(response.body).fetch('items').length} pods in the cluster"
  when '401' then 'the server has asked for the client to provide credentials (get pods)'
  else
    message = JSON.parse(response.body)['message'] rescue nil
    "the server answered #{response.code}: #{message || response.message}"
  end
end

loop do
  begin
    token = File.read(File.join(secrets, 'token')).strip
    puts outcome(http.get('/api/v1/pods', 'Authorization' => "Bearer #{token}"))
  rescue StandardError => e
    puts "#{e.class}: #{e.message}"
  end
  sleep interval
end
