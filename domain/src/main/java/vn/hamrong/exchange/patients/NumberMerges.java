package vn.hamrong.exchange.patients;

import vn.hamrong.shared.JournalNumber;

/** What follows from a hospital's word that two of its numbers are one person's (A40). */
public interface NumberMerges {

    /** Joins them, in the open {@link vn.hamrong.shared.UnitOfWork}. */
    void numbers(Link.Numbers link, JournalNumber from, Link.Mark mark);
}
