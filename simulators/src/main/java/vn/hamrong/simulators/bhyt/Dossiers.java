package vn.hamrong.simulators.bhyt;

import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierEnvelope;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.Form;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.shared.FacilityCode;

/**
 * The dossiers of one invented hospital, one file after the other, without end and without a fault. The same seed gives the
 * same bytes. Of three visits one is by somebody who was here before: people with high blood pressure, diabetes, HIV or
 * tuberculosis come again. Memory does not grow with the number of files.
 *
 * <p>Not for several threads at once.
 */
public final class Dossiers {
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 5, 7, 0);
    private static final List<Story> STORIES = List.of(Story.values());
    private static final int BEGUN_MOST = 1_000;

    private final FacilityCode hospital;
    private final SplittableRandom random;
    private final Patients patients;
    private final ArrayDeque<Episode> begun = new ArrayDeque<>();
    private int visits;

    public Dossiers(FacilityCode hospital, long seed) {
        this.hospital = hospital;
        this.random = new SplittableRandom(seed);
        this.patients = new Patients(random.split());
    }

    /**
     * The next file: a GIAMDINHHS in the form of QĐ 3176, most with one dossier, some with up to five. The first nine
     * dossiers bring every table of the envelope. Visits of {@link #arrivals} end first.
     */
    public DossierFile next() {
        int count = random.nextInt(10) == 0 ? random.nextInt(2, 6) : 1;
        List<Dossier> dossiers = new ArrayList<>();
        LocalDateTime last = FIRST;
        for (int i = 0; i < count; i++) {
            Episode episode = begun.isEmpty() ? begin() : begun.remove();
            last = last.isBefore(episode.to()) ? episode.to() : last;
            dossiers.add(dossier(episode));
        }
        DossierEnvelope envelope = DossierEnvelope.of(hospital.value(), Episode.day(last.toLocalDate()), count);
        return new DossierFile(Optional.of(envelope), dossiers).in(Form.QD_3176);
    }

    /**
     * XML0, the check-in, of so many people who have just come; their dossiers follow by {@link #next}.
     *
     * @param count at most 1000 may be waiting for their dossier
     */
    public DossierFile arrivals(int count) {
        if (begun.size() + count > BEGUN_MOST) {
            throw new IllegalArgumentException("more than " + BEGUN_MOST + " visits have begun and not ended");
        }
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            episodes.add(begin());
        }
        begun.addAll(episodes);
        TableFile table = TableFile.of(
                Table.XML0,
                IntStream.range(0, count)
                        .mapToObj(i -> Sum.arrival(episodes.get(i), i + 1))
                        .toList());
        return DossierFile.alone(table).in(Form.QD_3176);
    }

    /** XML12, a medical board's assessment of somebody. */
    public DossierFile assessment() {
        Insured patient = patients.next(Story.OFF_WORK, FIRST.toLocalDate());
        return DossierFile.alone(
                        Papers.assessment(patient, FIRST.plusDays(visits).toLocalDate()))
                .in(Form.QD_3176);
    }

    private Episode begin() {
        Story story = visits < STORIES.size() ? STORIES.get(visits) : story();
        LocalDateTime from = FIRST.plusMinutes(40L * visits + random.nextInt(30));
        LocalDateTime to = story.isStay()
                ? from.plusDays(random.nextInt(2, 8)).plusHours(6)
                : from.plusMinutes(70 + random.nextInt(90));
        Insured patient = patients.next(story, from.toLocalDate());
        visits++;
        String number = hospital.value() + "." + Episode.day(from.toLocalDate()).substring(2) + "." + visits;
        return new Episode(hospital, number, visits, patient, story, from, to);
    }

    private Story story() {
        int left = random.nextInt(100);
        for (Story story : STORIES) {
            left -= story.share;
            if (left < 0) {
                return story;
            }
        }
        return Story.EXAMINED;
    }

    private Dossier dossier(Episode episode) {
        Findings findings = new Findings(episode, random);
        Bill bill = new Bill(episode);
        Care.give(episode, bill, random);
        List<TableFile> tables = new ArrayList<>();
        tables.add(Sum.of(episode, bill));
        tables.addAll(bill.tables());
        TableFile results = findings.results();
        if (!results.records().isEmpty()) {
            tables.add(results);
        }
        if (episode.story().isStay() || episode.story().isForLife()) {
            tables.add(findings.course());
        }
        tables.addAll(Care.papers(episode));
        return Dossier.of(tables);
    }
}
