/** Invented people need names and numbers that could be real. Each place: calling code, digits after it, names. */
export interface Place {
  /** ISO 3166 code, for readers of tests. */
  country: string;
  /** Calling code and the start of a mobile number. */
  prefix: string;
  /** Digits that follow the prefix. */
  digits: number;
  given: readonly string[];
  family: readonly string[];
}

const words = (text: string): string[] => text.split(' ');

export const PLACES: readonly Place[] = [
  {
    country: 'GB',
    prefix: '447',
    digits: 9,
    given: words(
      'Oliver Amelia Harriet George Isla Freya Callum Poppy Edward Maisie Rhys Eleanor Duncan Imogen',
    ),
    family: words(
      'Whitcombe Hargreaves Ellison Pembroke Thackeray Ashdown Merriman Colbourne Fairley Rowntree Penrose',
    ),
  },
  {
    country: 'IE',
    prefix: '3538',
    digits: 8,
    given: words('Aoife Cillian Niamh Oisín Saoirse Declan Róisín Fionn Gráinne Eoin'),
    family: words("O'Shea Kinsella Gallagher Brennan Mulcahy Devlin Tierney Hanrahan Quigley"),
  },
  {
    country: 'BR',
    prefix: '55119',
    digits: 8,
    given: words('Mariana João Beatriz Caio Letícia Rafael Larissa Thiago Camila Vinícius Débora Otávio'),
    family: words('Albuquerque Nogueira Figueiredo Sampaio Barreto Queiroz Teixeira Bragança Moura Paixão'),
  },
  {
    country: 'PT',
    prefix: '3519',
    digits: 8,
    given: words('Inês Duarte Matilde Gonçalo Leonor Afonso Constança Tomás Benedita Simão'),
    family: words('Carvalhal Quintela Valadares Bettencourt Sequeira Noronha Lourenço Vasconcelos'),
  },
  {
    country: 'ES',
    prefix: '346',
    digits: 8,
    given: words('Lucía Álvaro Nerea Gonzalo Marta Íñigo Rocío Sergio Noelia Jorge'),
    family: words('Ibáñez Montoya Echeverría Salcedo Peñalver Gallardo Urrutia Cifuentes'),
  },
  {
    country: 'FR',
    prefix: '336',
    digits: 8,
    given: words('Camille Théo Manon Bastien Élodie Corentin Maëlys Loïc Apolline Rémi'),
    family: words('Delacroix Bertillon Moreau Lachance Fontanel Rousselet Marchand Vasseur'),
  },
  {
    country: 'DE',
    prefix: '4915',
    digits: 9,
    given: words('Lena Jonas Mareike Fabian Greta Torben Annika Moritz Wiebke Jürgen'),
    family: words('Brandstätter Hollmann Kessler Reinhardt Vossberg Lindemann Schröter Falkenberg'),
  },
  {
    country: 'IT',
    prefix: '393',
    digits: 9,
    given: words('Giulia Lorenzo Chiara Matteo Ginevra Edoardo Serena Niccolò Beatrice Davide'),
    family: words('Bellandi Castagna Moretti Ferrarini Lombardo Santoro Vitale Marchetti'),
  },
  {
    country: 'PL',
    prefix: '48',
    digits: 9,
    given: words('Zofia Jakub Hanna Mateusz Wiktoria Łukasz Małgorzata Paweł Agnieszka Bartosz'),
    family: words('Zieliński Wrońska Kaczmarek Majewska Sadowski Walczak Górska Pawlak'),
  },
  {
    country: 'UA',
    prefix: '38067',
    digits: 7,
    given: words('Олена Тарас Ірина Богдан Соломія Назар Оксана Юрій Дарина Остап'),
    family: words('Шевчук Коваленко Бондар Мельник Савчук Гнатюк Лисенко Кравець'),
  },
  {
    country: 'RU',
    prefix: '7916',
    digits: 7,
    given: words('Анна Дмитрий Екатерина Павел Мария Андрей Ольга Илья Наталья Кирилл Светлана Роман'),
    family: words('Кузнецова Белов Орлова Соколов Лебедева Морозов Зайцева Тихонов Фролова Громов'),
  },
  {
    country: 'KZ',
    prefix: '7701',
    digits: 7,
    given: words('Айгерим Данияр Мадина Ерлан Жанна Нурлан Асель Тимур'),
    family: words('Сейтова Ахметов Касымова Жумабеков Омарова Тлеубаев'),
  },
  {
    country: 'TR',
    prefix: '9053',
    digits: 8,
    given: words('Zeynep Emre Elif Burak Defne Kerem Ayşe Çağlar İrem Oğuz'),
    family: words('Yıldırım Şahin Korkmaz Aydoğan Özkan Güneş Çelik Polat'),
  },
  {
    country: 'IL',
    prefix: '97254',
    digits: 7,
    given: words('נועה איתי תמר יונתן שירה עומר מיכל אורי'),
    family: words('לביא שפירא אברמוב גולן רוזן בן־דוד כרמלי'),
  },
  {
    country: 'EG',
    prefix: '2010',
    digits: 8,
    given: words('أحمد مريم يوسف سلمى كريم نور حسن ليلى'),
    family: words('منصور الشريف عبدالله حجازي سليمان فهمي رمضان'),
  },
  {
    country: 'NG',
    prefix: '23480',
    digits: 8,
    given: words('Chidinma Emeka Adaeze Tunde Ngozi Babatunde Ifeoma Segun Amara Obinna'),
    family: words('Okonkwo Adeyemi Eze Balogun Nwosu Afolabi Ibekwe Olawale'),
  },
  {
    country: 'KE',
    prefix: '2547',
    digits: 8,
    given: words('Wanjiru Otieno Achieng Kamau Njeri Kiprop Wambui Mutua'),
    family: words('Mwangi Odhiambo Kariuki Cheruiyot Wekesa Njoroge Onyango'),
  },
  {
    country: 'IN',
    prefix: '9198',
    digits: 8,
    given: words('Ananya Rohan Priya Arjun Kavya Siddharth Meera Vikram Ishita Nikhil Lakshmi Farhan'),
    family: words('Deshpande Iyer Chatterjee Kapoor Reddy Banerjee Menon Kulkarni Siddiqui Pillai'),
  },
  {
    country: 'ID',
    prefix: '62812',
    digits: 8,
    given: words('Putri Bayu Dewi Agus Ratna Wahyu Sari Eko'),
    family: words('Santoso Wijaya Lestari Pratama Hidayat Kusuma Nugroho'),
  },
  {
    country: 'JP',
    prefix: '8190',
    digits: 8,
    given: words('陽菜 翔太 美咲 健一 さくら 大輔 由美 直樹'),
    family: words('高橋 渡辺 小林 中村 山口 松田 石川'),
  },
  {
    country: 'KR',
    prefix: '8210',
    digits: 8,
    given: words('서연 민준 지우 도윤 하은 현우 수빈'),
    family: words('김 이 박 최 정 강 윤'),
  },
  {
    country: 'US',
    prefix: '1415',
    digits: 7,
    given: words('Madison Ethan Brooke Tyler Savannah Marcus Alexis Jordan Denise Carlos'),
    family: words('Whitaker Delgado Brennerman Stovall Kowalczyk Hayward Ramirez Prescott'),
  },
  {
    country: 'MX',
    prefix: '5215',
    digits: 9,
    given: words('Ximena Emiliano Valeria Santiago Fernanda Rodrigo Guadalupe Héctor'),
    family: words('Villaseñor Cárdenas Robledo Zamora Arriaga Montemayor Trujillo'),
  },
];

/** Ways people really write themselves: with an initial, with a dot, in small letters. */
export const FLOURISHES: readonly ((given: string, family: string) => string)[] = [
  (given, family) => `${given} ${family}`,
  (given, family) => `${given} ${family}`,
  (given, family) => `${given} ${family}`,
  (given, family) => `${given} ${[...family][0] ?? ''}.`,
  (given) => given,
  (given, family) => `${given} ${family}`.toLowerCase(),
  (given, family) => `${given}-${[...family][0] ?? ''}`,
  (given, family) => `${family} ${given}`,
  (given) => `${given}.`,
];

/** Names an admin of a neighbours' group would not let in. */
export const PEDLARS: readonly string[] = [
  'Crypto Signals VIP',
  'FREE GIFT CARDS',
  'Fast Loan 5 min',
  'Invest Daily 300%',
  'Casino Bonus',
  'Followers Shop',
  'Forex Master Class',
  'Cheap Flights Deal',
  'Win iPhone Today',
  'Passive Income Coach',
  'Adult Chat',
  'Diploma Service',
];
