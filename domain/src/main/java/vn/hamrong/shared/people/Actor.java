package vn.hamrong.shared.people;

import vn.hamrong.shared.PersonId;

/**
 * Who acts, for the audit.
 *
 * @param correlation the request id
 */
public record Actor(PersonId person, String correlation) {}
