package vn.hamrong.simulators.bhyt;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vn.hamrong.exchange.bhyt.TableFile;

/** What is done in a visit, and what papers it leaves. */
final class Care {
    /** Days that drugs are given for. */
    static final int MONTH = 28;

    private Care() {}

    static void give(Episode episode, Bill bill, SplittableRandom random) {
        Illness illness = episode.patient().illness();
        for (Item.Drug drug : illness.drugs()) {
            bill.drug(drug, episode.story().isForLife() ? MONTH : 5 + random.nextInt(10), doctors(episode, random));
        }
        bill.service(Item.EXAMINATION, 1, episode.from());
        illness.tests().forEach(test -> bill.service(test, 1, episode.from().plusMinutes(5)));
        if (episode.story().isStay()) {
            bill.service(Item.BED, (int) episode.days(), episode.from().plusMinutes(30));
            operation(episode, bill);
        }
    }

    private static void operation(Episode episode, Bill bill) {
        if (episode.story() == Story.GAVE_BIRTH) {
            bill.service(Item.DELIVERY, 1, episode.from().plusHours(4));
        } else if (episode.story() == Story.STAYED
                && episode.patient().illness().code().equals("K35.8")) {
            bill.service(Item.APPENDECTOMY, 1, episode.from().plusHours(2));
            bill.supply("N02.01.020", "Chỉ phẫu thuật tiêu chậm", 62_000);
        }
    }

    /** Of twenty drugs for life, one is ordered at a distance: that doctor, then who gave it (TT 20/2022, article 5). */
    private static String doctors(Episode episode, SplittableRandom random) {
        boolean remote = episode.story().isForLife() && random.nextInt(20) == 0;
        return remote ? episode.staff(episode.count() + 3) + ";" + episode.doctor() : episode.doctor();
    }

    static List<TableFile> papers(Episode episode) {
        List<TableFile> papers = new ArrayList<>();
        if (episode.story() == Story.HIV) {
            papers.add(Programmes.hiv(episode));
        }
        if (episode.story().isStay()) {
            papers.add(Papers.discharge(episode));
            papers.add(Papers.summary(episode));
        }
        switch (episode.story()) {
            case GAVE_BIRTH -> papers.add(Papers.birth(episode));
            case PREGNANT -> papers.add(Papers.pregnancyLeave(episode));
            case OFF_WORK -> papers.add(Papers.sickLeave(episode));
            case REFERRED -> papers.add(Letters.referral(episode));
            case CHRONIC, HIV -> papers.add(Letters.appointment(episode));
            case TUBERCULOSIS -> papers.add(Programmes.tuberculosis(episode));
            default -> {}
        }
        return papers;
    }
}
