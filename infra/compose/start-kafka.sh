#!/usr/bin/env bash
# Starts the broker as tools/stack/kafka.mjs does, but under two addresses: one for containers and one for this machine.
set -euo pipefail

properties=/tmp/kafka.properties
operations=/tmp/operations.properties
data=/var/lib/kafka/data
known="$data/users.txt"
scram=org.apache.kafka.common.security.scram.ScramLoginModule
plain=org.apache.kafka.common.security.plain.PlainLoginModule
broker='username="broker" password="broker"'

# Of a property that is given twice, the last one counts.
cat /opt/shop/kafka.properties - > "$properties" <<END

listener.security.protocol.map=BROKER:SASL_PLAINTEXT,HOST:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
listeners=BROKER://:9092,HOST://:19092,CONTROLLER://127.0.0.1:9093
advertised.listeners=BROKER://kafka:9092,HOST://127.0.0.1:$HOST_PORT
controller.quorum.voters=1@127.0.0.1:9093
log.dirs=$data
listener.name.broker.scram-sha-512.sasl.jaas.config=$scram required $broker;
listener.name.host.scram-sha-512.sasl.jaas.config=$scram required $broker;
listener.name.controller.plain.sasl.jaas.config=$plain required $broker user_broker="broker";
END

users=()
for user in broker operations $SERVICE_USERS; do
  users+=("--add-scram=SCRAM-SHA-512=[name=$user,password=$user]")
done

# What came to the project after the data did, a new service's for one. Only a running broker can make it.
add_missing_users() {
  cat > "$operations" <<END
security.protocol=SASL_PLAINTEXT
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=$scram required username="operations" password="operations";
END
  touch "$known"
  for name in $SERVICE_USERS; do
    if grep -qx "$name" "$known"; then continue; fi
    until KAFKA_HEAP_OPTS=-Xmx64m /opt/kafka/bin/kafka-configs.sh --bootstrap-server 127.0.0.1:9092 \
      --command-config "$operations" --alter --entity-type users --entity-name "$name" \
      --add-config "SCRAM-SHA-512=[password=$name]"; do sleep 1; done
    echo "$name" >> "$known"
  done
}

# Data that is there is left as it is, but for the users that it lacks.
if [[ -e "$data/meta.properties" ]]; then
  add_missing_users &
else
  /opt/kafka/bin/kafka-storage.sh format --cluster-id=pQz7mD2kTn6cVb0yXwHs3A -c "$properties" "${users[@]}"
  printf '%s\n' $SERVICE_USERS > "$known"
fi

exec /opt/kafka/bin/kafka-server-start.sh "$properties"
