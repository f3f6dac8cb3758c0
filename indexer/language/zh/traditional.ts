/** Characters of traditional writing that questions on rules and work are likeliest to hold: one of them is enough to tell. */
export const TRADITIONAL =
  /[們個嗎麼應對災難處罰條規範圍險產業務說請問題為與標準關於時間發現機構負責實施國務會議開辦檢查證據點擊將無應該當業專長從後來過還這裡誰讓應際際團農醫療財資員學級縣鄉鎮區廳總監測預警報違額幾歲憑據徵補償傷亡搶險賠償]/u;
