# frozen_string_literal: true

require 'openssl'
require_relative 'program'

# A pair of key and certificate. Keys are EC P-256 in PKCS#8, which Elasticsearch, Kibana and Ruby read.
class Pair
  DAY = 86_400
  BACKDATED = 300
  NAME = /\A(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?\z/i
  ADDRESS = /\A[0-9a-f.:]+\z/i

  attr_reader :certificate, :key

  def initialize(certificate, key)
    @certificate = certificate
    @key = key
  end

  # Reads PEM. `where` names the Secret in errors. Errors never show the content of the Secret.
  def self.read(certificate, key, where)
    pair = new(OpenSSL::X509::Certificate.new(certificate), key && OpenSSL::PKey.read(key, ''))
    raise Failure, "#{where}: certificate and key do not belong together" unless pair.matches?

    pair
  rescue OpenSSL::OpenSSLError
    raise Failure, "#{where}: holds what is not a certificate with its key in PEM"
  end

  def self.new_key
    OpenSSL::PKey::EC.generate('prime256v1')
  end

  def self.read_key(pem, where)
    OpenSSL::PKey.read(pem, '')
  rescue OpenSSL::OpenSSLError
    raise Failure, "#{where}: holds what is not a key in PEM"
  end

  # A self-signed authority. With the key of an older authority, it also verifies the certificates that one signed.
  def self.authority(common_name, valid_days, key = new_key)
    certificate = blank(common_name, key, Time.now + (valid_days * DAY))
    certificate.issuer = certificate.subject
    extend(certificate, certificate, [['basicConstraints', 'CA:TRUE, pathlen:0', true],
                                      ['keyUsage', 'keyCertSign, cRLSign', true]])
    new(certificate.sign(key, OpenSSL::Digest.new('SHA256')), key)
  end

  # A certificate that this authority signs. It expires no later than the authority.
  def issue(wanted, key = Pair.new_key)
    raise Failure, 'the authority has no ca.key: nothing can be signed' unless self.key

    # OpenSSL treats a certificate whose subject equals its issuer as self-signed.
    reject(wanted['commonName']) if Pair.name(wanted['commonName']).eql?(self.certificate.subject)
    certificate = Pair.blank(wanted['commonName'], key, [Time.now + (wanted['validDays'] * DAY), ends].min)
    certificate.issuer = self.certificate.subject
    Pair.extend(certificate, self.certificate, extensions(wanted))
    Pair.new(certificate.sign(self.key, OpenSSL::Digest.new('SHA256')), key)
  end

  def self.blank(common_name, key, ends)
    certificate = OpenSSL::X509::Certificate.new
    certificate.version = 2
    certificate.serial = OpenSSL::BN.rand(127)
    certificate.subject = name(common_name)
    certificate.public_key = key
    certificate.not_before = Time.now - BACKDATED
    certificate.not_after = ends
    certificate
  end

  def self.name(common_name)
    raise Failure, "#{common_name.inspect}: a common name has 1 to 64 letters" unless common_name.length.between?(1, 64)

    OpenSSL::X509::Name.new([['CN', common_name, OpenSSL::ASN1::UTF8STRING]])
  end

  def self.extend(certificate, issuer, extensions)
    factory = OpenSSL::X509::ExtensionFactory.new(issuer, certificate)
    certificate.add_extension(factory.create_extension('subjectKeyIdentifier', 'hash'))
    certificate.add_extension(factory.create_extension('authorityKeyIdentifier', 'keyid:always'))
    extensions.each { |extension| certificate.add_extension(factory.create_extension(*extension)) }
  end

  def signed?(other)
    other.certificate.issuer.eql?(certificate.subject) && other.certificate.verify(certificate.public_key)
  end

  def matches?
    key.nil? || certificate.check_private_key(key)
  end

  def same_key?(other)
    certificate.public_key.public_to_der == other.certificate.public_key.public_to_der
  end

  def ends
    certificate.not_after
  end

  def days_left
    (ends - Time.now) / DAY
  end

  # The names and addresses of the input that this certificate lacks.
  def missing_names(wanted)
    names = certificate.extensions.find { |extension| extension.oid == 'subjectAltName' }&.value.to_s
    have = names.split(', ').map { |name| name.sub(/\A(DNS|IP Address):/, '').downcase }
    wanted.fetch('dnsNames', []).map(&:downcase) + wanted.fetch('ipAddresses', []).map { |ip| shown(ip) } - have
  end

  def certificate_pem
    certificate.to_pem
  end

  def key_pem
    key.private_to_pem
  end

  private

  def extensions(wanted)
    [['basicConstraints', 'CA:FALSE', true],
     ['keyUsage', 'digitalSignature', true],
     ['extendedKeyUsage', wanted.fetch('usages', %w[serverAuth clientAuth]).join(', '), false],
     (['subjectAltName', alternative_names(wanted), false] unless alternative_names(wanted).empty?)].compact
  end

  def alternative_names(wanted)
    names = wanted.fetch('dnsNames', []).each { |name| reject(name) unless NAME.match?(name) }
    addresses = wanted.fetch('ipAddresses', []).each { |address| reject(address) unless ADDRESS.match?(address) }
    (names.map { |name| "DNS:#{name}" } + addresses.map { |address| "IP:#{address}" }).join(', ')
  end

  # An address as OpenSSL writes it, because IPv6 addresses have several notations.
  def shown(address)
    OpenSSL::X509::ExtensionFactory.new.create_extension('subjectAltName', "IP:#{address}").value
                                   .delete_prefix('IP Address:').downcase
  end

  def reject(name)
    raise Failure, "#{name.inspect} cannot stand in a certificate"
  end
end
