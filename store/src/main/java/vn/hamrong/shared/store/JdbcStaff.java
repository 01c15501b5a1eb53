package vn.hamrong.shared.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;

/** Staff as rows; the version column decides between two who change one person at the same time. */
public final class JdbcStaff implements Staff {
    private static final int FACILITY_MAX = 2_000;
    private static final String WITH_ROLES = """
            select p.id, p.login, p.name, p.facility, p.enabled, p.version,
                (select string_agg(r.role, ',') from hub.person_role r where r.person = p.id) as roles
            from hub.person p
            """;

    private final JdbcClient db;

    public JdbcStaff(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public Optional<StaffMember> find(PersonId id) {
        return db.sql(WITH_ROLES + "where p.id = :id")
                .param("id", id.value())
                .query((row, index) -> member(row))
                .optional();
    }

    @Override
    public Optional<StaffMember> find(LoginName login) {
        return db.sql(WITH_ROLES + "where p.login = :login")
                .param("login", login.value())
                .query((row, index) -> member(row))
                .optional();
    }

    @Override
    public List<StaffMember> of(FacilityCode facility) {
        return db.sql(WITH_ROLES + "where p.facility = :facility order by p.name, p.login limit :max")
                .param("facility", facility.value())
                .param("max", FACILITY_MAX)
                .query((row, index) -> member(row))
                .list();
    }

    @Override
    public boolean add(StaffMember member) {
        SpringUnitOfWork.needOpen();
        int added = db.sql("""
                        insert into hub.person (id, login, name, facility, enabled, version, totp_step)
                        values (:id, :login, :name, :facility, :enabled, :version, 0) on conflict do nothing
                        """)
                .param("id", member.id().value())
                .param("login", member.login().value())
                .param("name", Columns.clean(member.name(), StaffMember.NAME_MAX))
                .param("facility", member.facility().value())
                .param("enabled", member.enabled())
                .param("version", member.version())
                .update();
        if (added == 1) {
            member.roles().forEach(role -> addRole(member.id(), role));
        }
        return added == 1;
    }

    @Override
    public boolean change(StaffMember member) {
        SpringUnitOfWork.needOpen();
        int changed = db.sql("""
                        update hub.person set enabled = :enabled, version = :version
                        where id = :id and version = :version - 1
                        """)
                .param("enabled", member.enabled())
                .param("version", member.version())
                .param("id", member.id().value())
                .update();
        if (changed == 1) {
            db.sql("delete from hub.person_role where person = :id")
                    .param("id", member.id().value())
                    .update();
            member.roles().forEach(role -> addRole(member.id(), role));
        }
        return changed == 1;
    }

    private void addRole(PersonId person, Role role) {
        db.sql("insert into hub.person_role (person, role) values (:person, :role)")
                .param("person", person.value())
                .param("role", role.name())
                .update();
    }

    private static StaffMember member(ResultSet row) throws SQLException {
        return new StaffMember(
                new PersonId(row.getObject("id", UUID.class)),
                new LoginName(row.getString("login")),
                row.getString("name"),
                new FacilityCode(row.getString("facility")),
                roles(row.getString("roles")),
                row.getBoolean("enabled"),
                row.getLong("version"));
    }

    private static Set<Role> roles(@Nullable String names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (names != null) {
            for (String name : names.split(",", Role.values().length + 1)) {
                roles.add(Role.valueOf(name));
            }
        }
        return roles;
    }
}
