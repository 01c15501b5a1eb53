package vn.hamrong.simulators;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.hamrong.exchange.Hospital;

/** Plays a day against a hub: the hospitals at the same time, each in its own order, waiting for each answer. */
public final class Player {
    private static final int AT_ONCE_MAX = 16;

    private final Function<Scripted, InetSocketAddress> hub;
    private final Duration timeout;

    /**
     * @param hub where the connection of a message leads to
     * @param timeout for connecting and for each answer
     */
    public Player(Function<Scripted, InetSocketAddress> hub, Duration timeout) {
        this.hub = hub;
        this.timeout = timeout;
    }

    /** Against {@code host}, at the ports of the hospitals' files. */
    public static Player to(String host, List<Hospital> hospitals, Duration timeout) {
        return new Player(message -> new InetSocketAddress(host, port(message, hospitals)), timeout);
    }

    /** Returns when everything is answered, or was given up after {@value Sender#ATTEMPTS_MAX} attempts each. */
    public Played play(Day day) throws InterruptedException {
        return play(day.messages());
    }

    /** As {@link #play(Day)}. */
    public Played play(List<Scripted> messages) throws InterruptedException {
        Map<Object, List<Scripted>> byHospital =
                messages.stream().collect(Collectors.groupingBy(Scripted::hospital, TreeMap::new, Collectors.toList()));
        ExecutorService hospitals = Executors.newFixedThreadPool(Math.min(AT_ONCE_MAX, byHospital.size()));
        try {
            List<Future<Played>> parts = new ArrayList<>();
            for (List<Scripted> own : byHospital.values()) {
                parts.add(hospitals.submit(() -> hospital(own)));
            }
            return together(parts);
        } finally {
            hospitals.shutdownNow();
        }
    }

    private Played hospital(List<Scripted> messages) throws InterruptedException {
        Map<String, Integer> answers = new TreeMap<>();
        List<String> unexpected = new ArrayList<>();
        try (Sender sender = new Sender(hub, timeout)) {
            for (Scripted message : messages) {
                String answer = sender.send(message);
                answers.merge(answer, 1, Integer::sum);
                if (!answer.equals(message.expected().name())) {
                    unexpected.add(message.name() + ": expected " + message.expected() + ", got " + answer);
                }
            }
            return new Played(answers, sender.resent(), unexpected);
        }
    }

    private static Played together(List<Future<Played>> parts) throws InterruptedException {
        List<Played> played = new ArrayList<>();
        for (Future<Played> part : parts) {
            try {
                played.add(part.get());
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a hospital stopped playing", failed.getCause());
            }
        }
        return Played.together(played);
    }

    private static int port(Scripted message, List<Hospital> hospitals) {
        return hospitals.stream()
                .filter(hospital -> hospital.code().equals(message.hospital()))
                .flatMap(hospital -> hospital.connections().stream())
                .filter(connection -> connection.name().equals(message.connection()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no connection for " + message.name()))
                .port();
    }
}
