"""Made-up needs and offers. A title serves both sides: one municipality needs what another offers."""

from dataclasses import dataclass
from typing import Any

from pobratym.profiles.vocabulary import Form, Sphere


@dataclass(frozen=True)
class Wish:
    """What can be needed or offered, in both languages."""

    sphere: str
    form: str
    title_uk: str
    title_en: str
    details_uk: str
    details_en: str

    @property
    def fields(self) -> dict[str, Any]:
        """As the room takes them."""
        return {
            "sphere": self.sphere,
            "form": self.form,
            "title": {"uk": self.title_uk, "en": self.title_en},
            "details": {"uk": self.details_uk, "en": self.details_en},
        }


WISHES: dict[str, Wish] = {
    "water": Wish(
        Sphere.WATER,
        Form.KNOW_HOW,
        "Ощадне водопостачання малої громади",
        "A thrifty water supply for a small community",
        "Як обліковувати воду, шукати втрати й планувати заміну мереж, коли фахівців мало.",
        "How to meter water, find losses and plan the renewal of pipes where specialists are few.",
    ),
    "waste": Wish(
        Sphere.WASTE,
        Form.JOINT_PROJECT,
        "Роздільний збір відходів",
        "Sorting waste at the source",
        "Від контейнерів у школах до договору з переробником: спільний проєкт на два роки.",
        "From bins in schools to a contract with a recycler: a joint project of two years.",
    ),
    "insulation": Wish(
        Sphere.ENERGY,
        Form.KNOW_HOW,
        "Енергоощадність шкіл і лікарень",
        "Saving energy in schools and clinics",
        "Енергетичний аудит, утеплення, облік: із чого почати і скільки це дає.",
        "Energy audits, insulation, metering: where to begin and how much it brings.",
    ),
    "school_teams": Wish(
        Sphere.YOUTH,
        Form.EXCHANGE,
        "Обмін шкільних команд",
        "An exchange of school teams",
        "Спортивні та мистецькі команди 12–16 років, спершу онлайн, згодом у гостях.",
        "Sports and arts teams aged 12 to 16, first online, later in person.",
    ),
    "rehabilitation": Wish(
        Sphere.HEALTH,
        Form.STUDY_VISIT,
        "Реабілітація: навчання фахівців",
        "Rehabilitation: training for specialists",
        "Фізична та психологічна реабілітація у лікарні малого міста.",
        "Physical and psychological rehabilitation in the clinic of a small town.",
    ),
    "newcomers": Wish(
        Sphere.SOCIAL,
        Form.KNOW_HOW,
        "Підтримка переселенців і родин ветеранів",
        "Support for displaced people and families of veterans",
        "Житло, робота, дитячий садок: як громада допомагає новим мешканцям почати.",
        "Housing, work, nursery: how a community helps newcomers to begin.",
    ),
    "digital": Wish(
        Sphere.DIGITAL,
        Form.KNOW_HOW,
        "Електронні послуги без великого штату",
        "Digital services without a large staff",
        "Запис, довідки, звернення громадян: що працює в громаді з десятьма працівниками.",
        "Appointments, certificates, petitions: what works in a town hall of ten people.",
    ),
    "civil_protection": Wish(
        Sphere.CIVIL_PROTECTION,
        Form.KNOW_HOW,
        "Готовність громади до надзвичайних подій",
        "How a community prepares for emergencies",
        "Оповіщення, пункти незламності, навчання мешканців: практика воєнного часу.",
        "Warning, places of refuge and warmth, training of residents: practice of wartime.",
    ),
    "festival": Wish(
        Sphere.CULTURE,
        Form.EXCHANGE,
        "Обмін народних колективів",
        "An exchange of folk ensembles",
        "Музика, танець, ремесла: виступи на святах одне одного.",
        "Music, dance, crafts: performances at each other's festivals.",
    ),
    "trails": Wish(
        Sphere.TOURISM,
        Form.JOINT_PROJECT,
        "Пішохідний і велосипедний туризм",
        "Walking and cycling tourism",
        "Позначення стежок, прості карти, догляд силами мешканців.",
        "Marked paths, simple maps, upkeep by residents.",
    ),
    "small_business": Wish(
        Sphere.BUSINESS,
        Form.BUSINESS_CONTACTS,
        "Контакти малих підприємств",
        "Contacts between small businesses",
        "Деревообробка, харчові продукти, швейна справа: знайомства й перші замовлення.",
        "Woodwork, food, clothing: introductions and first orders.",
    ),
    "schools_online": Wish(
        Sphere.EDUCATION,
        Form.EXCHANGE,
        "Уроки наживо між школами",
        "Live lessons between schools",
        "Раз на місяць два класи вчаться разом онлайн: мова, природа, історія.",
        "Once a month two classes learn together online: language, nature, history.",
    ),
    "summer": Wish(
        Sphere.PEOPLE,
        Form.HOSTING,
        "Літній відпочинок дітей",
        "Summer holidays for children",
        "Два тижні в родинах або в таборі для групи з двадцяти дітей із супроводом.",
        "Two weeks with families or in a camp for a group of twenty children and their carers.",
    ),
    "vehicles": Wish(
        Sphere.HUMANITARIAN,
        Form.EQUIPMENT,
        "Комунальна та пожежна техніка",
        "Municipal and fire-fighting vehicles",
        "Техніка, яку замінюють новою: передання, навчання водіїв, запасні частини.",
        "Vehicles that are being replaced: handing over, training of drivers, spare parts.",
    ),
    "european_funds": Wish(
        Sphere.GOVERNANCE,
        Form.FUNDING_APPLICATION,
        "Спільна заявка до програм ЄС",
        "A joint application to European programmes",
        "CERV, Erasmus+, Interreg: хто пише, хто рахує, хто звітує.",
        "CERV, Erasmus+, Interreg: who writes, who calculates, who reports.",
    ),
    "orchards": Wish(
        Sphere.AGRICULTURE,
        Form.KNOW_HOW,
        "Кооперація малих господарств",
        "Co-operatives of small farms",
        "Ягоди, мед, молоко: спільне зберігання, переробка, збут.",
        "Berries, honey, milk: storing, processing and selling together.",
    ),
}
