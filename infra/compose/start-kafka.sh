#!/usr/bin/env bash
# Starts the broker as tools/stack/kafka.mjs does, but under two addresses: one for containers and one for this machine.
set -euo pipefail

properties=/tmp/kafka.properties
scram=org.apache.kafka.common.security.scram.ScramLoginModule
plain=org.apache.kafka.common.security.plain.PlainLoginModule
broker='username="broker" password="broker"'

# Of a property that is given twice, the last one counts.
cat /opt/shop/kafka.properties - > "$properties" <<END

listener.security.protocol.map=BROKER:SASL_PLAINTEXT,HOST:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
listeners=BROKER://:9092,HOST://:19092,CONTROLLER://127.0.0.1:9093
advertised.listeners=BROKER://kafka:9092,HOST://127.0.0.1:$HOST_PORT
controller.quorum.voters=1@127.0.0.1:9093
log.dirs=/var/lib/kafka/data
listener.name.broker.scram-sha-512.sasl.jaas.config=$scram required $broker;
listener.name.host.scram-sha-512.sasl.jaas.config=$scram required $broker;
listener.name.controller.plain.sasl.jaas.config=$plain required $broker user_broker="broker";
END

users=()
for user in broker operations $SERVICE_USERS; do
  users+=("--add-scram=SCRAM-SHA-512=[name=$user,password=$user]")
done

# Data that is there is left as it is, with the users that it was made with.
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id=pQz7mD2kTn6cVb0yXwHs3A -c "$properties" "${users[@]}"

exec /opt/kafka/bin/kafka-server-start.sh "$properties"
