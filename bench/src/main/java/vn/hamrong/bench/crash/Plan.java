package vn.hamrong.bench.crash;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One crash run.
 *
 * @param kills how many kill -9
 * @param time after which no further kill is made
 * @param seed of messages and moments
 * @param rate messages per second in all; 0: as fast as they are answered
 * @param drain how long the hub may take to apply everything at the end; zero: it is not awaited
 * @param options further options of the hub, as for a positive control
 */
record Plan(int kills, Duration time, long seed, int rate, Duration drain, List<String> options) {
    static final int CONNECTIONS = 12;
    static final int PATIENTS_PER_CONNECTION = 5;
    static final Duration READY_MAX = Duration.ofMinutes(6);
    /** One in so many accepted messages is sent once more. */
    static final int REPEAT_EVERY = 20;
    /** One in so many messages names another hospital in MSH-4. */
    static final int FOREIGN_EVERY = 50;

    Plan {
        options = List.copyOf(options);
    }

    /** Marks the run's numbers, so that runs on one database do not meet. */
    String mark() {
        return "R" + Long.toString(seed, 36).toUpperCase(Locale.ROOT);
    }
}
