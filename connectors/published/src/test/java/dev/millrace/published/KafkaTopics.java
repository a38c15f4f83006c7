package dev.millrace.published;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Creates, fills and reads the topics of a broker.
final class KafkaTopics {
    private static final Duration POLL = Duration.ofMillis(200);

    private final String servers;

    KafkaTopics(KafkaBroker broker) {
        this.servers = broker.bootstrapServers();
    }

    void create(String topic, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    /// Writes the records to the partitions of a topic in turn.
    void fill(String topic, int partitions, int records, IntFunction<String> value) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 20),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, i % partitions, null, value.apply(i)));
            }
        }
    }

    /// Reads a topic from its beginning to the end that it has now.
    ///
    /// @param isolation `read_committed` or `read_uncommitted`
    List<String> read(String topic, String isolation) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("isolation.level", isolation);
        settings.put("enable.auto.commit", false);
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(each -> values.add(each.value()));
            }
        }
        return values;
    }
}
