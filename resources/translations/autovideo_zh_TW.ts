<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Nothing has changed since the newest backup.</source>
        <translation>自最新的備份以來沒有任何變更。</translation>
    </message>
    <message>
        <source>Restored. The file that was there is kept in {folder}.</source>
        <translation>已還原。原本的檔案保留在 {folder}。</translation>
    </message>
    <message>
        <source>Back up, restore and check the library.</source>
        <translation>備份、還原與檢查媒體庫。</translation>
    </message>
    <message>
        <source>Take a backup, opened and verified.</source>
        <translation>建立一份備份，並開啟驗證。</translation>
    </message>
    <message>
        <source>List the backups instead.</source>
        <translation>改為列出備份。</translation>
    </message>
    <message>
        <source>Put a backup (the newest good one, or NAME) in the library&apos;s place. The present file is kept beside it.</source>
        <translation>以備份（最新的完好備份，或 NAME）取代媒體庫檔案。目前的檔案會保留在旁。</translation>
    </message>
    <message>
        <source>Read everything and compare it with its digests.</source>
        <translation>讀取所有內容並與摘要值比對。</translation>
    </message>
    <message>
        <source>{projects} projects and {files} files read.</source>
        <translation>已讀取 {projects} 個專案與 {files} 個檔案。</translation>
    </message>
    <message>
        <source>The library has {count} damaged or missing parts.</source>
        <translation>媒體庫有 {count} 個部分損毀或遺失。</translation>
    </message>
    <message>
        <source>Restore a backup: autovideo-studio library restore. What is missing of a video is made again.</source>
        <translation>請還原備份：autovideo-studio library restore。影片缺少的部分會重新製作。</translation>
    </message>
    <message>
        <source>List paid calls that were sent and never answered: they are not sent again before they are settled.</source>
        <translation>列出已送出但沒有收到回應的付費呼叫：在您說明結果之前不會再送出。</translation>
    </message>
    <message>
        <source>Every paid call was answered.</source>
        <translation>所有付費呼叫都有回應。</translation>
    </message>
    <message>
        <source>Say what became of the unanswered call NUMBER, as your account at the vendor shows it; then it may be sent again.</source>
        <translation>依您在廠商帳戶中看到的情形，說明第 NUMBER 號沒有回應的呼叫結果如何；之後就可以再送出。</translation>
    </message>
    <message>
        <source>It was charged: so many US dollars.</source>
        <translation>已收費：多少美元。</translation>
    </message>
    <message>
        <source>It was not charged.</source>
        <translation>沒有收費。</translation>
    </message>
    <message>
        <source>Say either --free or --charged with an amount.</source>
        <translation>請擇一指定 --free，或 --charged 加上金額。</translation>
    </message>
    <message>
        <source>Settled. Run the same command again to make what is missing.</source>
        <translation>已記下。再執行一次相同的指令，就會製作缺少的部分。</translation>
    </message>
    <message>
        <source>Say what is healthy, what is not, and what to do.</source>
        <translation>說明哪些部分正常、哪些異常，以及該怎麼處理。</translation>
    </message>
    <message>
        <source>Not healthy: {names}.</source>
        <translation>狀態異常：{names}。</translation>
    </message>
    <message>
        <source>AutoVideo Studio: from an idea or a script to a narrated, illustrated, captioned video.

Works offline: no key, no account, no graphics card.</source>
        <translation>AutoVideo Studio：從構想或腳本，到有旁白、畫面與字幕的影片。

可離線運作：不需要金鑰、帳號或顯示卡。</translation>
    </message>
    <message>
        <source>Begin here:</source>
        <translation>從這裡開始：</translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation>請參閱 --help。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({kind}). Everything made so far is kept.</source>
        <translation>程式內部發生錯誤（{kind}）。目前已完成的內容都會保留。</translation>
    </message>
    <message>
        <source>Please report it with the log file.</source>
        <translation>請附上記錄檔回報此問題。</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>約剩 {seconds} s</translation>
    </message>
    <message>
        <source>{frames} of {total} frames, {fps} a second, {size} MB  {left}</source>
        <translation>{frames}／{total} 個影格，每秒 {fps} 個，{size} MB  {left}</translation>
    </message>
    <message>
        <source>Spent: {money}</source>
        <translation>花費：{money}</translation>
    </message>
    <message>
        <source>{path}  ({minutes}:{seconds:02d}, made {made}, reused {reused}, {took:.1f} s)</source>
        <translation>{path}（{minutes}:{seconds:02d}，新製 {made}，沿用 {reused}，{took:.1f} s）</translation>
    </message>
    <message>
        <source>List projects, the newest first; with WORDS, those that contain them.</source>
        <translation>列出專案，最新的在前；加上 WORDS 則只列出包含這些字的專案。</translation>
    </message>
    <message>
        <source>Only these.</source>
        <translation>只列出這些。</translation>
    </message>
    <message>
        <source>No projects here yet. Make one: autovideo-studio make article.md -o video.mp4</source>
        <translation>這裡還沒有專案。建立一個：autovideo-studio make article.md -o video.mp4</translation>
    </message>
    <message>
        <source>Show one PROJECT (its id, or the start of it): its scenes, files and history.</source>
        <translation>顯示一個專案 PROJECT（識別碼或其開頭）的場景、檔案與歷程。</translation>
    </message>
    <message>
        <source>version {number}: {file} ({what})</source>
        <translation>版本 {number}：{file}（{what}）</translation>
    </message>
    <message>
        <source>Show all settings, show one KEY, or give it a VALUE.</source>
        <translation>顯示所有設定、顯示一項 KEY，或將它設為 VALUE。</translation>
    </message>
    <message>
        <source>Back to the default.</source>
        <translation>恢復預設值。</translation>
    </message>
    <message>
        <source>Store the key of a PROVIDER (openai, anthropic, elevenlabs, …) in the system&apos;s key store. It is asked for, never shown.</source>
        <translation>將 PROVIDER（openai、anthropic、elevenlabs……）的金鑰存入系統的金鑰庫。金鑰以提問方式輸入，不會顯示。</translation>
    </message>
    <message>
        <source>Remove the stored key.</source>
        <translation>移除已儲存的金鑰。</translation>
    </message>
    <message>
        <source>The key of {provider} is forgotten.</source>
        <translation>已移除 {provider} 的金鑰。</translation>
    </message>
    <message>
        <source>Key of {provider}</source>
        <translation>{provider} 的金鑰</translation>
    </message>
    <message>
        <source>Stored in the system&apos;s key store.</source>
        <translation>已儲存在系統的金鑰庫。</translation>
    </message>
    <message>
        <source>This system has no key store, so the key cannot be kept: {why}</source>
        <translation>系統沒有金鑰庫，無法保存金鑰：{why}</translation>
    </message>
    <message>
        <source>Set the environment variable {name} instead.</source>
        <translation>請改為設定環境變數 {name}。</translation>
    </message>
    <message>
        <source>The project has no data.</source>
        <translation>專案沒有資料。</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>請從備份還原。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>沒有可復原的動作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>沒有可重做的動作。</translation>
    </message>
    <message>
        <source>The history does not reach so far. Nothing was changed.</source>
        <translation>歷程沒有到那麼遠。沒有任何變更。</translation>
    </message>
    <message>
        <source>The project&apos;s data cannot be read. It was left untouched.</source>
        <translation>無法讀取專案資料。資料保持原樣。</translation>
    </message>
    <message>
        <source>The project&apos;s history is damaged at step {step}. Everything before that step is safe.</source>
        <translation>專案歷程在第 {step} 步損毀。該步驟之前的內容都完好。</translation>
    </message>
    <message>
        <source>Open it as it was before that step, or restore a backup.</source>
        <translation>請開啟該步驟之前的狀態，或還原備份。</translation>
    </message>
    <message>
        <source>This was made by a newer version of the program. It was left untouched.</source>
        <translation>這是由較新版本的程式建立的。內容保持原樣。</translation>
    </message>
    <message>
        <source>Install the newest version to open it.</source>
        <translation>請安裝最新版本再開啟。</translation>
    </message>
    <message>
        <source>Change picture</source>
        <translation>變更畫面</translation>
    </message>
    <message>
        <source>Change appearance</source>
        <translation>變更外觀</translation>
    </message>
    <message>
        <source>Change framing</source>
        <translation>變更取景</translation>
    </message>
    <message>
        <source>Change sound</source>
        <translation>變更聲音</translation>
    </message>
    <message>
        <source>A fade cannot be longer than its clip. Nothing was changed.</source>
        <translation>淡入淡出不能比片段長。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose a shorter fade.</source>
        <translation>請選擇較短的淡入淡出。</translation>
    </message>
    <message>
        <source>Enable clip</source>
        <translation>啟用片段</translation>
    </message>
    <message>
        <source>Disable clip</source>
        <translation>停用片段</translation>
    </message>
    <message>
        <source>Pin clip</source>
        <translation>固定片段</translation>
    </message>
    <message>
        <source>Unpin clip</source>
        <translation>取消固定片段</translation>
    </message>
    <message>
        <source>Rename clip</source>
        <translation>重新命名片段</translation>
    </message>
    <message>
        <source>Replace media</source>
        <translation>取代媒體</translation>
    </message>
    <message>
        <source>The film or sound has nothing to show there. Nothing was changed.</source>
        <translation>影片或聲音在該處沒有內容。未做任何變更。</translation>
    </message>
    <message>
        <source>Start it elsewhere.</source>
        <translation>請從其他位置開始。</translation>
    </message>
    <message>
        <source>Link clips</source>
        <translation>連結片段</translation>
    </message>
    <message>
        <source>Unlink clips</source>
        <translation>取消連結片段</translation>
    </message>
    <message>
        <source>Group clips</source>
        <translation>組成片段群組</translation>
    </message>
    <message>
        <source>Ungroup clips</source>
        <translation>解散片段群組</translation>
    </message>
    <message>
        <source>It takes two clips to belong together. Nothing was changed.</source>
        <translation>至少要有兩個片段才能組在一起。未做任何變更。</translation>
    </message>
    <message>
        <source>Select more clips.</source>
        <translation>請選取更多片段。</translation>
    </message>
    <message>
        <source>Name of the track</source>
        <translation>軌道名稱</translation>
    </message>
    <message>
        <source>Fader</source>
        <translation>音量推桿</translation>
    </message>
    <message>
        <source>Add effect</source>
        <translation>新增效果</translation>
    </message>
    <message>
        <source>Remove the effects of all clips</source>
        <translation>移除所有片段的特效</translation>
    </message>
    <message>
        <source>Track · {count} clips</source>
        <translation>軌道 · {count} 個片段</translation>
    </message>
    <message>
        <source>An effect goes onto every clip of the track.</source>
        <translation>特效會套用到此軌的每個片段。</translation>
    </message>
    <message>
        <source>All clips of the track run through these.</source>
        <translation>此軌的所有片段都會經過這些特效。</translation>
    </message>
    <message>
        <source>Add effect to the track</source>
        <translation>將特效加到軌道</translation>
    </message>
    <message>
        <source>The clip has this effect already. Nothing was changed.</source>
        <translation>片段已有這個效果。未做任何變更。</translation>
    </message>
    <message>
        <source>Add another one.</source>
        <translation>請新增另一個。</translation>
    </message>
    <message>
        <source>Remove effect</source>
        <translation>移除效果</translation>
    </message>
    <message>
        <source>Reorder effects</source>
        <translation>重新排列效果</translation>
    </message>
    <message>
        <source>Change effect</source>
        <translation>變更效果</translation>
    </message>
    <message>
        <source>The clip has no such effect any more. Nothing was changed.</source>
        <translation>片段已沒有這個效果。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another effect.</source>
        <translation>請選擇其他效果。</translation>
    </message>
    <message>
        <source>Insert clip</source>
        <translation>插入片段</translation>
    </message>
    <message>
        <source>This library can only be read</source>
        <translation>這個媒體庫只能讀取</translation>
    </message>
    <message>
        <source>The library&apos;s disk is not there</source>
        <translation>找不到媒體庫所在的磁碟</translation>
    </message>
    <message>
        <source>Connect it again; what is open stays open. Nothing can be stored until then.</source>
        <translation>請重新連接；已開啟的內容會保持開啟，但在那之前無法儲存。</translation>
    </message>
    <message>
        <source>Make room</source>
        <translation>騰出空間</translation>
    </message>
    <message>
        <source>The disk is almost full</source>
        <translation>磁碟快滿了</translation>
    </message>
    <message>
        <source>What is made may not find room. Clean up in the settings, or delete other files.</source>
        <translation>新製作的內容可能放不下。請在設定中清理，或刪除其他檔案。</translation>
    </message>
    <message>
        <source>There is no such place in the sequence. Nothing was changed.</source>
        <translation>序列中沒有這個位置。沒有任何變更。</translation>
    </message>
    <message>
        <source>Set keyframe</source>
        <translation>設定關鍵影格</translation>
    </message>
    <message>
        <source>Move keyframe</source>
        <translation>移動關鍵影格</translation>
    </message>
    <message>
        <source>There is a keyframe at this frame already. Nothing was changed.</source>
        <translation>這個影格已有關鍵影格。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another frame.</source>
        <translation>請選擇其他影格。</translation>
    </message>
    <message>
        <source>Remove keyframe</source>
        <translation>移除關鍵影格</translation>
    </message>
    <message>
        <source>“{name}” cannot be animated here. Nothing was changed.</source>
        <translation>「{name}」在這裡不能製作動畫。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another value.</source>
        <translation>請選擇其他值。</translation>
    </message>
    <message>
        <source>There is no keyframe at this frame any more. Nothing was changed.</source>
        <translation>這個影格已沒有關鍵影格。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>請另選一個。</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>提起</translation>
    </message>
    <message>
        <source>Ripple delete</source>
        <translation>漣波刪除</translation>
    </message>
    <message>
        <source>Lift range</source>
        <translation>提起範圍</translation>
    </message>
    <message>
        <source>Extract range</source>
        <translation>抽出範圍</translation>
    </message>
    <message>
        <source>Close gap</source>
        <translation>關閉空隙</translation>
    </message>
    <message>
        <source>There is no gap at this place. Nothing was changed.</source>
        <translation>這個位置沒有空隙。未做任何變更。</translation>
    </message>
    <message>
        <source>Click inside a gap to close it.</source>
        <translation>請在空隙內按一下以關閉空隙。</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>新增標記</translation>
    </message>
    <message>
        <source>This marker is in the sequence already. Nothing was changed.</source>
        <translation>這個標記已在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Move marker</source>
        <translation>移動標記</translation>
    </message>
    <message>
        <source>Change marker</source>
        <translation>變更標記</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>移除標記</translation>
    </message>
    <message>
        <source>This marker is not in the sequence any more. Nothing was changed.</source>
        <translation>這個標記已不在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Nothing can begin before the sequence does. Nothing was changed.</source>
        <translation>任何內容都不能早於序列開頭。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose a later place.</source>
        <translation>請選擇較後面的位置。</translation>
    </message>
    <message>
        <source>Move clip</source>
        <translation>移動片段</translation>
    </message>
    <message>
        <source>Move and insert clip</source>
        <translation>移動並插入片段</translation>
    </message>
    <message>
        <source>Clips that move together would lie on each other. Nothing was changed.</source>
        <translation>一起移動的片段會互相重疊。未做任何變更。</translation>
    </message>
    <message>
        <source>Ungroup them, or choose another track.</source>
        <translation>請解散群組，或選擇其他軌道。</translation>
    </message>
    <message>
        <source>There is no such place in the list. Nothing was changed.</source>
        <translation>清單中沒有這個位置。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose a place within the list.</source>
        <translation>請選擇清單內的位置。</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆寫</translation>
    </message>
    <message>
        <source>This track is not in the sequence any more. Nothing was changed.</source>
        <translation>這個軌道已不在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another track.</source>
        <translation>請選擇其他軌道。</translation>
    </message>
    <message>
        <source>This clip is not in the sequence any more. Nothing was changed.</source>
        <translation>這個片段已不在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another clip.</source>
        <translation>請選擇其他片段。</translation>
    </message>
    <message>
        <source>The track “{name}” is locked. Nothing was changed.</source>
        <translation>軌道「{name}」已鎖定。未做任何變更。</translation>
    </message>
    <message>
        <source>Unlock the track to edit it.</source>
        <translation>請先解除鎖定軌道再編輯。</translation>
    </message>
    <message>
        <source>Freeze frame</source>
        <translation>凍結影格</translation>
    </message>
    <message>
        <source>The moment is not inside the clip. Nothing was changed.</source>
        <translation>這個時間點不在片段內。沒有任何變更。</translation>
    </message>
    <message>
        <source>Only films and pictures can be frozen. Nothing was changed.</source>
        <translation>只有影片和圖片可以凍結畫面。未做任何變更。</translation>
    </message>
    <message>
        <source>Make the clip longer instead.</source>
        <translation>請改為加長片段。</translation>
    </message>
    <message>
        <source>A clip is at least one frame long. Nothing was changed.</source>
        <translation>片段至少要有一個影格長。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose a longer part.</source>
        <translation>請選擇較長的部分。</translation>
    </message>
    <message>
        <source>This clip cannot lie on the track “{name}”. Nothing was changed.</source>
        <translation>這個片段不能放在軌道「{name}」上。未做任何變更。</translation>
    </message>
    <message>
        <source>Pictures go on picture tracks, sounds on sound tracks.</source>
        <translation>畫面請放在畫面軌道，聲音請放在聲音軌道。</translation>
    </message>
    <message>
        <source>This clip is in the sequence already. Nothing was changed.</source>
        <translation>這個片段已在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Duplicate it under a new id.</source>
        <translation>請以新的識別碼複製。</translation>
    </message>
    <message>
        <source>Change title</source>
        <translation>變更標題</translation>
    </message>
    <message>
        <source>Change brief</source>
        <translation>變更企劃</translation>
    </message>
    <message>
        <source>Change format</source>
        <translation>變更格式</translation>
    </message>
    <message>
        <source>A frame rate is above 0. Nothing was changed.</source>
        <translation>影格率必須大於 0。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose 24, 25, 30, 50 or 60.</source>
        <translation>請選擇 24、25、30、50 或 60。</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>編排</translation>
    </message>
    <message>
        <source>Add media</source>
        <translation>新增媒體</translation>
    </message>
    <message>
        <source>Remove media</source>
        <translation>移除媒體</translation>
    </message>
    <message>
        <source>Move to bin</source>
        <translation>移到素材夾</translation>
    </message>
    <message>
        <source>Rename media</source>
        <translation>重新命名素材</translation>
    </message>
    <message>
        <source>Mark as favourite</source>
        <translation>標為最愛</translation>
    </message>
    <message>
        <source>This media is not in the project any more. Nothing was changed.</source>
        <translation>這個素材已不在專案中。沒有任何變更。</translation>
    </message>
    <message>
        <source>Ripple trim</source>
        <translation>漣波修剪</translation>
    </message>
    <message>
        <source>Roll cut</source>
        <translation>滾動剪接點</translation>
    </message>
    <message>
        <source>Change fade</source>
        <translation>變更淡入淡出</translation>
    </message>
    <message>
        <source>Move into sync</source>
        <translation>移回同步</translation>
    </message>
    <message>
        <source>No clip is selected. Nothing was changed.</source>
        <translation>未選取片段。沒有任何變更。</translation>
    </message>
    <message>
        <source>Select a clip first.</source>
        <translation>請先選取片段。</translation>
    </message>
    <message>
        <source>There is no cut to roll: no clip follows this one. Nothing was changed.</source>
        <translation>沒有可滾動的剪接點：這個片段後面沒有片段。未做任何變更。</translation>
    </message>
    <message>
        <source>Trim the end of the clip instead.</source>
        <translation>請改為修剪片段的結尾。</translation>
    </message>
    <message>
        <source>Set script</source>
        <translation>設定腳本</translation>
    </message>
    <message>
        <source>Edit scene</source>
        <translation>編輯場景</translation>
    </message>
    <message>
        <source>Insert scene</source>
        <translation>插入場景</translation>
    </message>
    <message>
        <source>Remove scene</source>
        <translation>移除場景</translation>
    </message>
    <message>
        <source>Move scene</source>
        <translation>移動場景</translation>
    </message>
    <message>
        <source>Split scene</source>
        <translation>分割場景</translation>
    </message>
    <message>
        <source>There must be words on both sides of the cut. Nothing was changed.</source>
        <translation>分割處的前後都必須有文字。未做任何變更。</translation>
    </message>
    <message>
        <source>Place the cursor between two sentences.</source>
        <translation>請將游標放在兩個句子之間。</translation>
    </message>
    <message>
        <source>Merge scenes</source>
        <translation>合併場景</translation>
    </message>
    <message>
        <source>No scene follows this one. Nothing was changed.</source>
        <translation>這個場景後面沒有場景。未做任何變更。</translation>
    </message>
    <message>
        <source>Merge the scene before it.</source>
        <translation>請改為合併前一個場景。</translation>
    </message>
    <message>
        <source>This scene is not in the script any more. Nothing was changed.</source>
        <translation>這個場景已不在腳本中。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another scene.</source>
        <translation>請選擇其他場景。</translation>
    </message>
    <message>
        <source>Lift the clip to remove it.</source>
        <translation>若要移除片段，請將它提起。</translation>
    </message>
    <message>
        <source>The film or sound is not that long. Nothing was changed.</source>
        <translation>影片或聲音沒有那麼長。未做任何變更。</translation>
    </message>
    <message>
        <source>Slow it down, or choose a longer take.</source>
        <translation>請放慢速度，或選用較長的候選版本。</translation>
    </message>
    <message>
        <source>Slip clip</source>
        <translation>滑移片段</translation>
    </message>
    <message>
        <source>Only films and sounds can be slipped. Nothing was changed.</source>
        <translation>只有影片和聲音可以滑移。未做任何變更。</translation>
    </message>
    <message>
        <source>Move the clip instead.</source>
        <translation>請改為移動片段。</translation>
    </message>
    <message>
        <source>Slide clip</source>
        <translation>滑動片段</translation>
    </message>
    <message>
        <source>There is nothing before this clip that could give way. Nothing was changed.</source>
        <translation>這個片段前面沒有可以讓位的內容。未做任何變更。</translation>
    </message>
    <message>
        <source>The film or sound has no more to show on that side. Nothing was changed.</source>
        <translation>影片或聲音在該側已沒有更多內容。未做任何變更。</translation>
    </message>
    <message>
        <source>Slip it less far.</source>
        <translation>請縮短滑移的距離。</translation>
    </message>
    <message>
        <source>There is no free room beside the clip. Nothing was changed.</source>
        <translation>片段旁邊沒有空間。未做任何變更。</translation>
    </message>
    <message>
        <source>Slide it less far.</source>
        <translation>請縮短滑動的距離。</translation>
    </message>
    <message>
        <source>Change speed</source>
        <translation>變更速度</translation>
    </message>
    <message>
        <source>A speed lies above 0 and up to 100. Nothing was changed.</source>
        <translation>速度必須大於 0 且不超過 100。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another speed.</source>
        <translation>請選擇其他速度。</translation>
    </message>
    <message>
        <source>Choose an earlier moment.</source>
        <translation>請選擇較早的時間點。</translation>
    </message>
    <message>
        <source>Let what follows make room (ripple).</source>
        <translation>請讓後面的內容讓出空間（漣波）。</translation>
    </message>
    <message>
        <source>Split clip</source>
        <translation>分割片段</translation>
    </message>
    <message>
        <source>The cut is not inside the clip. Nothing was changed.</source>
        <translation>剪接點不在片段內。未做任何變更。</translation>
    </message>
    <message>
        <source>Place the playhead on the clip.</source>
        <translation>請將播放頭移到片段上。</translation>
    </message>
    <message>
        <source>Add take</source>
        <translation>新增候選版本</translation>
    </message>
    <message>
        <source>This take is kept already. Nothing was changed.</source>
        <translation>這個候選版本已經保留。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose it in its scene.</source>
        <translation>請在它的場景中選用。</translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation>選用候選版本</translation>
    </message>
    <message>
        <source>Lock take</source>
        <translation>鎖定候選版本</translation>
    </message>
    <message>
        <source>Unlock take</source>
        <translation>解除鎖定候選版本</translation>
    </message>
    <message>
        <source>The scene has no such take. Nothing was changed.</source>
        <translation>場景沒有這個候選版本。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another take.</source>
        <translation>請選擇其他候選版本。</translation>
    </message>
    <message>
        <source>Add track</source>
        <translation>新增軌道</translation>
    </message>
    <message>
        <source>This track is in the sequence already. Nothing was changed.</source>
        <translation>這個軌道已在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>A new track is empty. Nothing was changed.</source>
        <translation>新軌道必須是空的。未做任何變更。</translation>
    </message>
    <message>
        <source>Add the track, then its clips.</source>
        <translation>請先新增軌道，再加入片段。</translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation>移除軌道</translation>
    </message>
    <message>
        <source>Reorder tracks</source>
        <translation>重新排列軌道</translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation>重新命名軌道</translation>
    </message>
    <message>
        <source>Change track sound</source>
        <translation>變更軌道聲音</translation>
    </message>
    <message>
        <source>Start one frame earlier</source>
        <translation>起點提早一格</translation>
    </message>
    <message>
        <source>Start one frame later</source>
        <translation>起點延後一格</translation>
    </message>
    <message>
        <source>End one frame earlier</source>
        <translation>終點提早一格</translation>
    </message>
    <message>
        <source>End one frame later</source>
        <translation>終點延後一格</translation>
    </message>
    <message>
        <source>Roll the nearest cut to the playhead</source>
        <translation>將最近的剪接點移到播放頭</translation>
    </message>
    <message>
        <source>Slip: show one frame earlier</source>
        <translation>滑移：素材提早一格</translation>
    </message>
    <message>
        <source>Slip: show one frame later</source>
        <translation>滑移：素材延後一格</translation>
    </message>
    <message>
        <source>Slide one frame back between its neighbours</source>
        <translation>在相鄰片段間往前滑動一格</translation>
    </message>
    <message>
        <source>Slide one frame on between its neighbours</source>
        <translation>在相鄰片段間往後滑動一格</translation>
    </message>
    <message>
        <source>Play a tenth faster</source>
        <translation>速度加快一成</translation>
    </message>
    <message>
        <source>Play a tenth slower</source>
        <translation>速度放慢一成</translation>
    </message>
    <message>
        <source>Fade in up to the playhead</source>
        <translation>淡入到播放頭</translation>
    </message>
    <message>
        <source>Fade out from the playhead</source>
        <translation>從播放頭淡出</translation>
    </message>
    <message>
        <source>Crop on the picture</source>
        <translation>在畫面上裁切</translation>
    </message>
    <message>
        <source>Move into sync with its picture</source>
        <translation>移回與畫面同步</translation>
    </message>
    <message>
        <source>Select what lies between in and out</source>
        <translation>選取入點與出點之間的片段</translation>
    </message>
    <message>
        <source>Select from here on, on this track</source>
        <translation>選取此軌從這裡開始的片段</translation>
    </message>
    <message>
        <source>Lift the marked range</source>
        <translation>提起標記範圍</translation>
    </message>
    <message>
        <source>Extract the marked range</source>
        <translation>抽出標記範圍</translation>
    </message>
    <message>
        <source>Close all gaps</source>
        <translation>關閉所有間隙</translation>
    </message>
    <message>
        <source>Select the track above</source>
        <translation>選取上方的軌道</translation>
    </message>
    <message>
        <source>Select the track below</source>
        <translation>選取下方的軌道</translation>
    </message>
    <message>
        <source>Mute track</source>
        <translation>軌道靜音</translation>
    </message>
    <message>
        <source>Make the track taller</source>
        <translation>加高軌道</translation>
    </message>
    <message>
        <source>Make the track lower</source>
        <translation>降低軌道</translation>
    </message>
    <message>
        <source>Type a timecode</source>
        <translation>輸入時間碼</translation>
    </message>
    <message>
        <source>Unmute track</source>
        <translation>取消軌道靜音</translation>
    </message>
    <message>
        <source>Solo track</source>
        <translation>軌道獨奏</translation>
    </message>
    <message>
        <source>End solo</source>
        <translation>結束獨奏</translation>
    </message>
    <message>
        <source>Hide track</source>
        <translation>隱藏軌道</translation>
    </message>
    <message>
        <source>Show track</source>
        <translation>顯示軌道</translation>
    </message>
    <message>
        <source>Lock track</source>
        <translation>鎖定軌道</translation>
    </message>
    <message>
        <source>Unlock track</source>
        <translation>解除鎖定軌道</translation>
    </message>
    <message>
        <source>Add transition</source>
        <translation>新增轉場</translation>
    </message>
    <message>
        <source>This transition is in the sequence already. Nothing was changed.</source>
        <translation>這個轉場已在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Change transition</source>
        <translation>變更轉場</translation>
    </message>
    <message>
        <source>Remove transition</source>
        <translation>移除轉場</translation>
    </message>
    <message>
        <source>This transition is not in the sequence any more. Nothing was changed.</source>
        <translation>這個轉場已不在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>The transition does not fit between its two clips. Nothing was changed.</source>
        <translation>轉場放不進兩個片段之間。未做任何變更。</translation>
    </message>
    <message>
        <source>Make it shorter, or bring two clips together first.</source>
        <translation>請縮短轉場，或先讓兩個片段相接。</translation>
    </message>
    <message>
        <source>Trim clip</source>
        <translation>修剪片段</translation>
    </message>
    <message>
        <source>Use a ripple trim, or roll the cut between the two clips.</source>
        <translation>請使用漣波修剪，或滾動兩個片段之間的剪接點。</translation>
    </message>
    <message>
        <source>{problem} Nothing was changed.</source>
        <translation>{problem}未做任何變更。</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>請修正後再試一次。</translation>
    </message>
    <message>
        <source>Something has no id.</source>
        <translation>有項目沒有識別碼。</translation>
    </message>
    <message>
        <source>Two things have the id “{id}”.</source>
        <translation>有兩個項目使用相同的識別碼「{id}」。</translation>
    </message>
    <message>
        <source>Width and height are even numbers above 0.</source>
        <translation>寬度和高度必須是大於 0 的偶數。</translation>
    </message>
    <message>
        <source>A frame rate is above 0.</source>
        <translation>影格率必須大於 0。</translation>
    </message>
    <message>
        <source>A marker lies before the beginning.</source>
        <translation>有標記位於開頭之前。</translation>
    </message>
    <message>
        <source>Something on a track is not a whole number of frames long.</source>
        <translation>軌道上有項目的長度不是整數影格。</translation>
    </message>
    <message>
        <source>A gap lies beside another gap or at the end of its track.</source>
        <translation>有空隙緊鄰另一個空隙，或位於軌道結尾。</translation>
    </message>
    <message>
        <source>A transition does not fit between its two clips.</source>
        <translation>有轉場放不進兩個片段之間。</translation>
    </message>
    <message>
        <source>A clip&apos;s media is missing, or it lies on a track for other things.</source>
        <translation>片段的媒體遺失，或片段放在不適用的軌道上。</translation>
    </message>
    <message>
        <source>A file that an effect or a mask of a clip reads is missing.</source>
        <translation>片段的效果或遮罩所讀取的檔案遺失。</translation>
    </message>
    <message>
        <source>A speed is above 0.</source>
        <translation>速度必須大於 0。</translation>
    </message>
    <message>
        <source>The keys of a clip&apos;s speed are not in order, or not at whole frames.</source>
        <translation>片段的速度關鍵點順序不對，或不在整數影格上。</translation>
    </message>
    <message>
        <source>A clip begins before its media does.</source>
        <translation>片段的開頭早於其媒體的開頭。</translation>
    </message>
    <message>
        <source>A fade is longer than its clip.</source>
        <translation>淡入淡出比片段長。</translation>
    </message>
    <message>
        <source>Two effects of a clip have the same id.</source>
        <translation>同一片段有兩個效果使用相同的識別碼。</translation>
    </message>
    <message>
        <source>Keyframes are not in order, or not at whole frames.</source>
        <translation>關鍵影格未依序排列，或不在完整的影格上。</translation>
    </message>
    <message>
        <source>A caption&apos;s word ends before it begins.</source>
        <translation>字幕中有字詞的結束時間早於開始時間。</translation>
    </message>
    <message>
        <source>A scene uses a take that it does not have.</source>
        <translation>有場景選用了不屬於它的候選版本。</translation>
    </message>
    <message>
        <source>A pause lies outside its narration, or is not a time.</source>
        <translation>有停頓位於旁白之外，或不是有效的時間。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Everything made so far is kept.</source>
        <translation>目前已完成的內容都會保留。</translation>
    </message>
    <message>
        <source>The disk is full, so {doing} stopped. Everything finished before is safe. {where}</source>
        <translation>磁碟已滿，無法繼續{doing}。先前完成的內容都完好。{where}</translation>
    </message>
    <message>
        <source>Free some space and run the same again: it goes on where it stopped.</source>
        <translation>請釋出一些空間，再執行相同的動作，會從中斷處繼續。</translation>
    </message>
    <message>
        <source>No permission for {doing}. Nothing was changed. {where}</source>
        <translation>權限不足，無法{doing}。未做任何變更。{where}</translation>
    </message>
    <message>
        <source>Choose another folder, or allow writing there.</source>
        <translation>請選擇其他資料夾，或允許寫入該資料夾。</translation>
    </message>
    <message>
        <source>A file or folder is missing for {doing}. {where}</source>
        <translation>缺少檔案或資料夾，無法{doing}。{where}</translation>
    </message>
    <message>
        <source>Check the path and try again.</source>
        <translation>請檢查路徑後再試一次。</translation>
    </message>
    <message>
        <source>The system refused {doing}: {reason}</source>
        <translation>系統拒絕{doing}：{reason}</translation>
    </message>
    <message>
        <source>What was stored before is safe. Try again.</source>
        <translation>先前儲存的內容都完好。請再試一次。</translation>
    </message>
    <message>
        <source>There is no {what} called “{id}”.</source>
        <translation>找不到名為「{id}」的 {what}。</translation>
    </message>
    <message>
        <source>Known: {known}.</source>
        <translation>可用項目：{known}。</translation>
    </message>
    <message>
        <source>There is no camera move called “{name}”.</source>
        <translation>沒有名為「{name}」的運鏡。</translation>
    </message>
    <message>
        <source>This was sent to be made before and no answer came: it may have been charged. It is not sent again unasked.</source>
        <translation>這項製作要求先前已送出但沒有收到回應，可能已經計費。未經同意不會再次送出。</translation>
    </message>
    <message>
        <source>Look it up at the provider and say whether it was charged, in the settings under “Unanswered calls” or by autovideo-studio library unanswered; then try again.</source>
        <translation>請到供應商那裡查明是否已收費，並在設定的「沒有回應的呼叫」中，或以 autovideo-studio library unanswered 說明；然後再試一次。</translation>
    </message>
    <message>
        <source>the work</source>
        <translation>進行作業</translation>
    </message>
    <message>
        <source>A part of the work needed more memory than it may use. Everything finished before is safe.</source>
        <translation>部分作業需要的記憶體超過可用上限。先前完成的內容都完好。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller size, and try again.</source>
        <translation>請關閉其他程式或選擇較小的尺寸，然後再試一次。</translation>
    </message>
    <message>
        <source>A part of the work failed through a fault in the program. Everything finished before is safe.</source>
        <translation>部分作業因程式錯誤而失敗。先前完成的內容都完好。</translation>
    </message>
    <message>
        <source>Try again; if it fails again, report it with the details.</source>
        <translation>請再試一次；若再次失敗，請附上詳細資訊回報。</translation>
    </message>
    <message>
        <source>starting a worker process</source>
        <translation>啟動工作程序</translation>
    </message>
    <message>
        <source>A part of the work took longer than {seconds} s and was stopped. Everything finished before is safe.</source>
        <translation>部分作業超過 {seconds} s，已停止。先前完成的內容都完好。</translation>
    </message>
    <message>
        <source>Try again; if it stops again, the file it works on may be damaged.</source>
        <translation>請再試一次；若再次停止，處理中的檔案可能已損毀。</translation>
    </message>
    <message>
        <source>A worker process ended unexpectedly ({cause}). Everything finished before is safe.</source>
        <translation>工作程序意外結束（{cause}）。先前完成的內容都完好。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, a file may be damaged or the memory too small.</source>
        <translation>請再試一次。若再次發生，可能是檔案損毀或記憶體不足。</translation>
    </message>
    <message>
        <source>restoring the library</source>
        <translation>還原媒體庫</translation>
    </message>
    <message>
        <source>There is no good backup in {folder}.</source>
        <translation>{folder} 中沒有可用的備份。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未做任何變更。</translation>
    </message>
    <message>
        <source>backing up the library</source>
        <translation>備份媒體庫</translation>
    </message>
    <message>
        <source>The library file {name} fails its check: {what}</source>
        <translation>媒體庫檔案 {name} 未通過檢查：{what}</translation>
    </message>
    <message>
        <source>Restore the newest good backup: autovideo-studio library restore.</source>
        <translation>請還原最新的可用備份：autovideo-studio library restore。</translation>
    </message>
    <message>
        <source>A stored file is damaged: {digest}.</source>
        <translation>儲存的檔案已損毀：{digest}。</translation>
    </message>
    <message>
        <source>A check changes nothing.</source>
        <translation>檢查不會做任何變更。</translation>
    </message>
    <message>
        <source>The library file cannot be read to its end: {error}</source>
        <translation>無法完整讀取媒體庫檔案：{error}</translation>
    </message>
    <message>
        <source>The library file is damaged: {line}.</source>
        <translation>媒體庫檔案已損毀：{line}。</translation>
    </message>
    <message>
        <source>Row {row} of {table} refers to nothing in {parent}.</source>
        <translation>{table} 的第 {row} 列參照了 {parent} 中不存在的資料。</translation>
    </message>
    <message>
        <source>A stored file is missing: {digest}.</source>
        <translation>儲存的檔案遺失：{digest}。</translation>
    </message>
    <message>
        <source>The history of project {id} is damaged at entry {seq}.</source>
        <translation>專案 {id} 的歷程在第 {seq} 筆損毀。</translation>
    </message>
    <message>
        <source>The disk of the library is full ({path}). Everything saved before is safe.</source>
        <translation>媒體庫所在的磁碟已滿（{path}）。先前儲存的內容都完好。</translation>
    </message>
    <message>
        <source>Free some space and do the same again.</source>
        <translation>請釋出一些空間，再重做一次。</translation>
    </message>
    <message>
        <source>The library cannot be written ({path}). Nothing was changed.</source>
        <translation>無法寫入媒體庫（{path}）。未做任何變更。</translation>
    </message>
    <message>
        <source>Allow writing there, or choose another library with --library.</source>
        <translation>請允許寫入該處，或以 --library 選擇其他媒體庫。</translation>
    </message>
    <message>
        <source>The library file is damaged ({path}). It was left as it is.</source>
        <translation>媒體庫檔案已損毀（{path}）。檔案保持原樣。</translation>
    </message>
    <message>
        <source>Restore the newest backup: autovideo-studio library restore.</source>
        <translation>請還原最新的備份：autovideo-studio library restore。</translation>
    </message>
    <message>
        <source>The library file cannot be opened ({path}).</source>
        <translation>無法開啟媒體庫檔案（{path}）。</translation>
    </message>
    <message>
        <source>Check the path and the permissions of its folder.</source>
        <translation>請檢查路徑及其資料夾的權限。</translation>
    </message>
    <message>
        <source>Another program holds the library ({path}). Nothing was changed.</source>
        <translation>其他程式正在使用媒體庫（{path}）。未做任何變更。</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>請關閉該程式後再試一次。</translation>
    </message>
    <message>
        <source>The disk of the library failed to read or write ({path}). Everything saved before is safe.</source>
        <translation>媒體庫所在的磁碟讀寫失敗（{path}）。先前儲存的內容都完好。</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>請檢查磁碟，然後再試一次。</translation>
    </message>
    <message>
        <source>There is no job {id}.</source>
        <translation>找不到工作 {id}。</translation>
    </message>
    <message>
        <source>It may have been removed; look at the list of jobs.</source>
        <translation>它可能已被移除；請查看工作清單。</translation>
    </message>
    <message>
        <source>There is no project {id}.</source>
        <translation>找不到專案 {id}。</translation>
    </message>
    <message>
        <source>List them with: autovideo-studio projects.</source>
        <translation>列出所有專案：autovideo-studio projects。</translation>
    </message>
    <message>
        <source>The history of project {id} is damaged at entry {seq}. Everything before it is safe.</source>
        <translation>專案 {id} 的歷程在第 {seq} 筆損毀。該筆之前的內容都完好。</translation>
    </message>
    <message>
        <source>Open it as it was before that entry, or restore a backup.</source>
        <translation>請開啟該筆記錄之前的狀態，或還原備份。</translation>
    </message>
    <message>
        <source>The library is open for writing in another place ({owner}). Nothing is lost; here it can only be read.</source>
        <translation>媒體庫已在其他地方開啟並可寫入（{owner}）。資料沒有遺失，但在這裡只能讀取。</translation>
    </message>
    <message>
        <source>Close the other one first, then open the library again.</source>
        <translation>請先關閉另一處，再重新開啟媒體庫。</translation>
    </message>
    <message>
        <source>opening the library</source>
        <translation>開啟媒體庫</translation>
    </message>
    <message>
        <source>process {pid} on {host}</source>
        <translation>{host} 上的程序 {pid}</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>The library was opened to read only.</source>
        <translation>媒體庫以唯讀方式開啟。</translation>
    </message>
    <message>
        <source>Open it for writing.</source>
        <translation>請以可寫入的方式開啟。</translation>
    </message>
    <message>
        <source>There is no library in {folder}.</source>
        <translation>{folder} 中沒有媒體庫。</translation>
    </message>
    <message>
        <source>Check the path, or make a video first.</source>
        <translation>請檢查路徑，或先製作一部影片。</translation>
    </message>
    <message>
        <source>The library {path} is of an older version and must be upgraded first. Nothing was changed.</source>
        <translation>媒體庫 {path} 是較舊的版本，必須先升級。未做任何變更。</translation>
    </message>
    <message>
        <source>Open it once where it can be written.</source>
        <translation>請在可寫入的環境開啟一次。</translation>
    </message>
    <message>
        <source>{path} is not a library of this program. It was left as it is.</source>
        <translation>{path} 不是本程式的媒體庫。檔案保持原樣。</translation>
    </message>
    <message>
        <source>Choose another folder, or restore a backup: autovideo-studio library restore.</source>
        <translation>請選擇其他資料夾，或還原備份：autovideo-studio library restore。</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer version of this program. It was left as it is.</source>
        <translation>媒體庫 {path} 是由較新版本的程式建立的。檔案保持原樣。</translation>
    </message>
    <message>
        <source>Update the program, or choose another library with --library.</source>
        <translation>請更新程式，或以 --library 選擇其他媒體庫。</translation>
    </message>
    <message>
        <source>There is no version {number}. Nothing was changed.</source>
        <translation>沒有版本 {number}。沒有任何變更。</translation>
    </message>
    <message>
        <source>The title is longer than {longest} characters. Nothing was changed.</source>
        <translation>標題超過 {longest} 個字元。未做任何變更。</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>請縮短標題。</translation>
    </message>
    <message>
        <source>storing a file in the library</source>
        <translation>將檔案存入媒體庫</translation>
    </message>
    <message>
        <source>A stored file is missing ({digest}).</source>
        <translation>儲存的檔案遺失（{digest}）。</translation>
    </message>
    <message>
        <source>Make the video again: what is missing is made anew.</source>
        <translation>請重新製作影片，缺少的部分會重新產生。</translation>
    </message>
    <message>
        <source>This is not the name of a stored file: {name}.</source>
        <translation>這不是儲存檔案的名稱：{name}。</translation>
    </message>
    <message>
        <source>“{name}” has too many frames for a moving picture. It was left out.</source>
        <translation>動態圖片「{name}」的影格過多，已略過。</translation>
    </message>
    <message>
        <source>Convert it to an MP4.</source>
        <translation>請將它轉換為 MP4。</translation>
    </message>
    <message>
        <source>“{name}” has no sound.</source>
        <translation>「{name}」沒有聲音。</translation>
    </message>
    <message>
        <source>Choose a file with sound.</source>
        <translation>請選擇有聲音的檔案。</translation>
    </message>
    <message>
        <source>There is no file “{name}”.</source>
        <translation>找不到檔案「{name}」。</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>「{name}」是空的。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>請選擇其他檔案。</translation>
    </message>
    <message>
        <source>opening a media file</source>
        <translation>開啟媒體檔案</translation>
    </message>
    <message>
        <source>“{name}” is coded in {codec}, which this program does not read.</source>
        <translation>「{name}」以 {codec} 編碼，本程式無法讀取。</translation>
    </message>
    <message>
        <source>Convert it to a common format, such as H.264 in MP4.</source>
        <translation>請轉換成常見的格式，例如 MP4 中的 H.264。</translation>
    </message>
    <message>
        <source>an unknown format</source>
        <translation>未知的格式</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: it is damaged, or not a sound, film or picture that this program knows.</source>
        <translation>無法讀取「{name}」：檔案已損毀，或不是本程式支援的聲音、影片或圖片。</translation>
    </message>
    <message>
        <source>Open it in a player to check it, or save it anew in a common format.</source>
        <translation>請用播放器開啟檢查，或另存為常見的格式。</translation>
    </message>
    <message>
        <source>“{name}” has no pictures.</source>
        <translation>「{name}」沒有畫面。</translation>
    </message>
    <message>
        <source>Choose a film.</source>
        <translation>請選擇影片。</translation>
    </message>
    <message>
        <source>“{name}” is too large a picture. It was left out.</source>
        <translation>圖片「{name}」太大，已略過。</translation>
    </message>
    <message>
        <source>Save it with at most {millions} million pixels.</source>
        <translation>請以最多 {millions} 百萬像素另存。</translation>
    </message>
    <message>
        <source>reading a media file</source>
        <translation>讀取媒體檔案</translation>
    </message>
    <message>
        <source>There is no folder “{name}”.</source>
        <translation>找不到資料夾「{name}」。</translation>
    </message>
    <message>
        <source>The folder holds more than {count} files.</source>
        <translation>資料夾內有超過 {count} 個檔案。</translation>
    </message>
    <message>
        <source>reading the folder of pictures</source>
        <translation>讀取圖片資料夾</translation>
    </message>
    <message>
        <source>Its name is not valid text.</source>
        <translation>檔名不是有效的文字。</translation>
    </message>
    <message>
        <source>It is a link that leads out of the folder.</source>
        <translation>這是指向資料夾外部的連結。</translation>
    </message>
    <message>
        <source>This format is not read. Export it as PNG or JPEG.</source>
        <translation>不支援此格式。請將它匯出為 PNG 或 JPEG。</translation>
    </message>
    <message>
        <source>importing a picture</source>
        <translation>匯入圖片</translation>
    </message>
    <message>
        <source>“{name}” has another size than the first picture of its sequence.</source>
        <translation>「{name}」的大小與其序列的第一張圖片不同。</translation>
    </message>
    <message>
        <source>Give all pictures the same size, or import them one by one.</source>
        <translation>請讓所有圖片尺寸相同，或逐一匯入。</translation>
    </message>
    <message>
        <source>The script names it.</source>
        <translation>腳本指定使用。</translation>
    </message>
    <message>
        <source>The script names “{name}”, which is not in the folder.</source>
        <translation>腳本指定了「{name}」，但資料夾中沒有這個檔案。</translation>
    </message>
    <message>
        <source>Its words match the scene: {name}.</source>
        <translation>名稱或說明與場景相符：{name}。</translation>
    </message>
    <message>
        <source>It was not used yet: {name}.</source>
        <translation>尚未使用過：{name}。</translation>
    </message>
    <message>
        <source>None of the files matches its words.</source>
        <translation>沒有檔案與其文字相符。</translation>
    </message>
    <message>
        <source>There are no pictures or clips.</source>
        <translation>沒有圖片或片段。</translation>
    </message>
    <message>
        <source>A topic is not yet a text that can be spoken. Nothing was made.</source>
        <translation>只有主題還不是可朗讀的文字。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give a text or an article, or set up a text provider that writes one.</source>
        <translation>請提供文字或文章，或設定可撰寫文字的服務供應商。</translation>
    </message>
    <message>
        <source>There is nothing to say in this text: it has no sentence. Nothing was made.</source>
        <translation>這段文字沒有句子，沒有可朗讀的內容。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give a text with at least one full sentence.</source>
        <translation>請提供至少有一個完整句子的文字。</translation>
    </message>
    <message>
        <source>“{name}” holds NUL bytes, so it is not a text. Nothing was made.</source>
        <translation>「{name}」含有 NUL 位元組，因此不是文字檔。未產生任何內容。</translation>
    </message>
    <message>
        <source>Open it in the program that made it and save it as plain text in UTF-8.</source>
        <translation>請用建立它的程式開啟，並另存為 UTF-8 純文字。</translation>
    </message>
    <message>
        <source>“{name}” holds broken characters (halves of surrogate pairs). Nothing was made.</source>
        <translation>「{name}」含有損壞的字元（不完整的代理對）。未產生任何內容。</translation>
    </message>
    <message>
        <source>Save it again as UTF-8, or retype the characters that look like boxes.</source>
        <translation>請重新存成 UTF-8，或重新輸入顯示為方框的字元。</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>一張 PNG 圖片</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation>一張 JPEG 圖片</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>一張 GIF 圖片</translation>
    </message>
    <message>
        <source>a zip archive or an office document</source>
        <translation>一個 zip 壓縮檔或 Office 文件</translation>
    </message>
    <message>
        <source>a PDF</source>
        <translation>一份 PDF</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>一個程式</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>一個 gzip 壓縮檔</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>一個 7z 壓縮檔</translation>
    </message>
    <message>
        <source>a sound, film or picture</source>
        <translation>一個聲音、影片或圖片檔</translation>
    </message>
    <message>
        <source>a sound or film</source>
        <translation>一個聲音或影片檔</translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>一個聲音檔</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>一部影片</translation>
    </message>
    <message>
        <source>an old Office document</source>
        <translation>一份舊版 Office 文件</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>一個資料庫</translation>
    </message>
    <message>
        <source>“{name}” is not a text but {kind}. Nothing was made.</source>
        <translation>「{name}」不是文字檔，而是{kind}。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give a .txt, .md, .docx, .html or .srt file; pictures and films go into the folder for --media.</source>
        <translation>請提供 .txt、.md、.docx、.html 或 .srt 檔案；圖片和影片請放在 --media 指定的資料夾。</translation>
    </message>
    <message>
        <source>The letters of “{name}” could not be read: the encoding is unknown or this is no text. Nothing was made.</source>
        <translation>無法讀取「{name}」的文字：編碼不明，或這不是文字檔。未產生任何內容。</translation>
    </message>
    <message>
        <source>Open it in an editor and save it as UTF-8.</source>
        <translation>請用文字編輯器開啟，並另存為 UTF-8。</translation>
    </message>
    <message>
        <source>No article was found in “{name}”: the page has little text, or builds it with scripts. Nothing was made.</source>
        <translation>在「{name}」中找不到文章：網頁文字太少，或文字由指令碼產生。未產生任何內容。</translation>
    </message>
    <message>
        <source>Copy the text into a file and give that.</source>
        <translation>請將文字複製到檔案中，再提供該檔案。</translation>
    </message>
    <message>
        <source>“{name}” is a folder, not a text. Nothing was made.</source>
        <translation>「{name}」是資料夾，不是文字檔。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give a file as the source; a folder of pictures goes to --media.</source>
        <translation>請以檔案作為來源；圖片資料夾請用 --media 指定。</translation>
    </message>
    <message>
        <source>There is no file “{name}”. Nothing was made.</source>
        <translation>找不到檔案「{name}」。未產生任何內容。</translation>
    </message>
    <message>
        <source>Check the name and the folder, or put a topic in quotes.</source>
        <translation>請檢查名稱與資料夾；若是主題，請加上引號。</translation>
    </message>
    <message>
        <source>reading the text</source>
        <translation>讀取文字</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>請檢查名稱與資料夾。</translation>
    </message>
    <message>
        <source>the given text</source>
        <translation>提供的文字</translation>
    </message>
    <message>
        <source>“{name}” holds no words. Nothing was made.</source>
        <translation>「{name}」沒有任何文字。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give a text with at least one sentence.</source>
        <translation>請提供至少有一個句子的文字。</translation>
    </message>
    <message>
        <source>“{name}” is empty. Nothing was made.</source>
        <translation>「{name}」是空的。未產生任何內容。</translation>
    </message>
    <message>
        <source>“{name}” is larger than {limit} MB, which is more than a book. Nothing was made.</source>
        <translation>「{name}」超過 {limit} MB，比一本書還多。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give the chapter or section that the video is about.</source>
        <translation>請提供影片要介紹的章節或段落。</translation>
    </message>
    <message>
        <source>“{name}” holds no subtitle with words. Nothing was made.</source>
        <translation>「{name}」沒有含文字的字幕。未產生任何內容。</translation>
    </message>
    <message>
        <source>Check that it is a .srt or .vtt file, or give the text itself.</source>
        <translation>請確認它是 .srt 或 .vtt 檔案，或直接提供文字。</translation>
    </message>
    <message>
        <source>“{name}” holds no text. Nothing was made.</source>
        <translation>「{name}」沒有文字內容。未產生任何內容。</translation>
    </message>
    <message>
        <source>Write something into it, or give another file.</source>
        <translation>請在其中寫入內容，或提供其他檔案。</translation>
    </message>
    <message>
        <source>“{name}” unpacks to far more than a document should ({size} MB), so it was not opened.</source>
        <translation>「{name}」解壓縮後遠大於一般文件（{size} MB），因此未開啟。</translation>
    </message>
    <message>
        <source>Copy its text into a new document and give that.</source>
        <translation>請將文字複製到新文件，再提供該文件。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or is not a Word document (.docx). Nothing was made.</source>
        <translation>「{name}」已損毀，或不是 Word 文件（.docx）。未產生任何內容。</translation>
    </message>
    <message>
        <source>Open it in the program that made it and save it again, or save it as plain text.</source>
        <translation>請用建立它的程式開啟後重新儲存，或另存為純文字。</translation>
    </message>
    <message>
        <source>The text provider answered twice, but not with a script that can be used. No video was made.</source>
        <translation>文字服務供應商回應了兩次，但都不是可用的腳本。未製作影片。</translation>
    </message>
    <message>
        <source>Try again, choose another model, or give a text of your own.</source>
        <translation>請再試一次、選擇其他模型，或提供自己的文字。</translation>
    </message>
    <message>
        <source>No address of a local model server is set.</source>
        <translation>尚未設定本機模型伺服器的網址。</translation>
    </message>
    <message>
        <source>Start a server such as Ollama (http://localhost:11434/v1) and set its address.</source>
        <translation>請啟動 Ollama 等伺服器（http://localhost:11434/v1），並設定其網址。</translation>
    </message>
    <message>
        <source>The model server has no model.</source>
        <translation>模型伺服器沒有模型。</translation>
    </message>
    <message>
        <source>Load a model there first, then try again.</source>
        <translation>請先在該處載入模型，然後再試一次。</translation>
    </message>
    <message>
        <source>The page did not answer within {seconds} seconds.</source>
        <translation>網頁在 {seconds} 秒內沒有回應。</translation>
    </message>
    <message>
        <source>Try again later, or copy the text into a file and use that.</source>
        <translation>請稍後再試一次，或將文字複製到檔案中使用。</translation>
    </message>
    <message>
        <source>The address leads from page to page without end.</source>
        <translation>這個網址不斷重新導向，沒有終點。</translation>
    </message>
    <message>
        <source>Use the address of the article itself.</source>
        <translation>請使用文章本身的網址。</translation>
    </message>
    <message>
        <source>There is no site called “{host}”, or this computer is offline.</source>
        <translation>找不到網站「{host}」，或這台電腦未連上網路。</translation>
    </message>
    <message>
        <source>Check the address and the connection, or copy the text into a file and use that.</source>
        <translation>請檢查網址與網路連線，或將文字複製到檔案中使用。</translation>
    </message>
    <message>
        <source>“{host}” is an address inside a private network, so it was not opened.</source>
        <translation>「{host}」是私人網路內的位址，因此未開啟。</translation>
    </message>
    <message>
        <source>Only public pages can be imported. Save the page as a file and use that.</source>
        <translation>只能匯入公開的網頁。請將網頁存成檔案使用。</translation>
    </message>
    <message>
        <source>Only http and https addresses can be imported, not “{scheme}”.</source>
        <translation>只能匯入 http 與 https 網址，不支援「{scheme}」。</translation>
    </message>
    <message>
        <source>An address looks like https://example.org/article.</source>
        <translation>網址的格式如 https://example.org/article。</translation>
    </message>
    <message>
        <source>“{address}” is not a web address.</source>
        <translation>「{address}」不是網址。</translation>
    </message>
    <message>
        <source>The page is packed in a way that is not supported.</source>
        <translation>網頁使用了不支援的壓縮方式。</translation>
    </message>
    <message>
        <source>Save the page as a file and use that.</source>
        <translation>請將網頁存成檔案使用。</translation>
    </message>
    <message>
        <source>There is no page at {address}.</source>
        <translation>{address} 沒有網頁。</translation>
    </message>
    <message>
        <source>Check the address for a typing mistake.</source>
        <translation>請檢查網址是否有誤。</translation>
    </message>
    <message>
        <source>The site does not let a program read {address}.</source>
        <translation>網站不允許程式讀取 {address}。</translation>
    </message>
    <message>
        <source>Open the page in a browser, save it as a file and use that.</source>
        <translation>請用瀏覽器開啟網頁，存成檔案後使用。</translation>
    </message>
    <message>
        <source>The site has a problem at the moment (HTTP {status}).</source>
        <translation>網站目前發生問題（HTTP {status}）。</translation>
    </message>
    <message>
        <source>Try again in a few minutes, or save the page as a file and use that.</source>
        <translation>請過幾分鐘再試一次，或將網頁存成檔案使用。</translation>
    </message>
    <message>
        <source>The site answered with HTTP {status} instead of a page.</source>
        <translation>網站回應 HTTP {status}，而不是網頁。</translation>
    </message>
    <message>
        <source>Check the address, or save the page as a file and use that.</source>
        <translation>請檢查網址，或將網頁存成檔案使用。</translation>
    </message>
    <message>
        <source>The address leads to a file of the type “{type}”, not to a page.</source>
        <translation>這個網址指向「{type}」類型的檔案，而不是網頁。</translation>
    </message>
    <message>
        <source>Give the address of an article, or download the file and use its text.</source>
        <translation>請提供文章的網址，或下載檔案並使用其中的文字。</translation>
    </message>
    <message>
        <source>The page is larger than {size} MB, so it was not loaded.</source>
        <translation>網頁超過 {size} MB，因此未載入。</translation>
    </message>
    <message>
        <source>Copy the part that you need into a file and use that.</source>
        <translation>請將需要的部分複製到檔案中使用。</translation>
    </message>
    <message>
        <source>The certificate of “{host}” is not valid, so the page was not opened.</source>
        <translation>「{host}」的憑證無效，因此未開啟網頁。</translation>
    </message>
    <message>
        <source>The connection to “{host}” failed.</source>
        <translation>無法連線至「{host}」。</translation>
    </message>
    <message>
        <source>Check the connection and try again, or save the page as a file and use that.</source>
        <translation>請檢查網路連線後再試一次，或將網頁存成檔案使用。</translation>
    </message>
    <message>
        <source>The model files of Kokoro are not in the library.</source>
        <translation>媒體庫中沒有 Kokoro 的模型檔案。</translation>
    </message>
    <message>
        <source>Put kokoro-v1.0.onnx and voices-v1.0.bin into {folder}.</source>
        <translation>請將 kokoro-v1.0.onnx 與 voices-v1.0.bin 放入 {folder}。</translation>
    </message>
    <message>
        <source>There is no Piper voice in the library.</source>
        <translation>媒體庫中沒有 Piper 語音。</translation>
    </message>
    <message>
        <source>Put a voice&apos;s two files, NAME.onnx and NAME.onnx.json, into {folder}.</source>
        <translation>請將語音的兩個檔案 NAME.onnx 與 NAME.onnx.json 放入 {folder}。</translation>
    </message>
    <message>
        <source>There are no words to speak.</source>
        <translation>沒有可朗讀的文字。</translation>
    </message>
    <message>
        <source>Write at least one word of narration.</source>
        <translation>旁白請至少輸入一個字。</translation>
    </message>
    <message>
        <source>{name} cannot change the pitch of a voice.</source>
        <translation>{name} 無法變更語音的音高。</translation>
    </message>
    <message>
        <source>Set the pitch to 1, or choose another voice.</source>
        <translation>請將音高設為 1，或選擇其他語音。</translation>
    </message>
    <message>
        <source>There is no voice “{voice}”.</source>
        <translation>找不到語音「{voice}」。</translation>
    </message>
    <message>
        <source>List the voices and choose one, or use “auto”.</source>
        <translation>請列出語音並選擇一個，或使用「auto」。</translation>
    </message>
    <message>
        <source>{name} is not installed.</source>
        <translation>尚未安裝 {name}。</translation>
    </message>
    <message>
        <source>Install the extra “local” ({command}).</source>
        <translation>請安裝附加套件「local」（{command}）。</translation>
    </message>
    <message>
        <source>Not used, because such files can run foreign code: {names}.</source>
        <translation>未使用，因為這類檔案可能執行外來程式碼：{names}。</translation>
    </message>
    <message>
        <source>ready: {device}; models: {names}</source>
        <translation>就緒：{device}；模型：{names}</translation>
    </message>
    <message>
        <source>The process that painted with “{model}” ended unexpectedly. Everything made before is safe.</source>
        <translation>以「{model}」繪製的處理程序意外結束。先前完成的內容都完好。</translation>
    </message>
    <message>
        <source>Mostly the memory was too small: close other programs, choose a smaller model, or try again.</source>
        <translation>多半是記憶體不足：請關閉其他程式、選擇較小的模型，或再試一次。</translation>
    </message>
    <message>
        <source>Install the extra “voices” (pip install autovideo-studio[voices]).</source>
        <translation>請安裝額外套件「voices」（pip install autovideo-studio[voices]）。</translation>
    </message>
    <message>
        <source>The offline voice is not installed.</source>
        <translation>尚未安裝離線語音。</translation>
    </message>
    <message>
        <source>Install the package “espeakng-loader”.</source>
        <translation>請安裝套件「espeakng-loader」。</translation>
    </message>
    <message>
        <source>{language}, male</source>
        <translation>{language}，男聲</translation>
    </message>
    <message>
        <source>{language}, female</source>
        <translation>{language}，女聲</translation>
    </message>
    <message>
        <source>The system&apos;s voice produced no sound.</source>
        <translation>系統語音沒有產生聲音。</translation>
    </message>
    <message>
        <source>Choose another voice.</source>
        <translation>請選擇其他語音。</translation>
    </message>
    <message>
        <source>The system&apos;s voice wrote a file that cannot be read.</source>
        <translation>系統語音寫出的檔案無法讀取。</translation>
    </message>
    <message>
        <source>The system&apos;s voice did not answer.</source>
        <translation>系統語音沒有回應。</translation>
    </message>
    <message>
        <source>The system&apos;s voice could not be started.</source>
        <translation>無法啟動系統語音。</translation>
    </message>
    <message>
        <source>The package for system voices is not installed.</source>
        <translation>尚未安裝系統語音的套件。</translation>
    </message>
    <message>
        <source>Install the package “pyttsx3”.</source>
        <translation>請安裝套件「pyttsx3」。</translation>
    </message>
    <message>
        <source>The system has no voice that can be used.</source>
        <translation>系統沒有可用的語音。</translation>
    </message>
    <message>
        <source>Use the voices of eSpeak NG, or install a speech package of your system.</source>
        <translation>請使用 eSpeak NG 的語音，或安裝系統的語音套件。</translation>
    </message>
    <message>
        <source>The provider “{name}” could not be loaded: {reason}</source>
        <translation>無法載入服務供應商「{name}」：{reason}</translation>
    </message>
    <message>
        <source>Update or remove the plug-in; everything else works.</source>
        <translation>請更新或移除該外掛程式；其他功能不受影響。</translation>
    </message>
    <message>
        <source>There is no provider “{name}”.</source>
        <translation>找不到服務供應商「{name}」。</translation>
    </message>
    <message>
        <source>The model “{model}” is not in the library any more.</source>
        <translation>模型「{model}」已不在媒體庫中。</translation>
    </message>
    <message>
        <source>Choose another model in the settings.</source>
        <translation>請在設定中選擇其他模型。</translation>
    </message>
    <message>
        <source>reading the model {model}</source>
        <translation>讀取模型 {model}</translation>
    </message>
    <message>
        <source>The file “{model}” does not say how its model is built.</source>
        <translation>檔案「{model}」沒有說明其模型的結構。</translation>
    </message>
    <message>
        <source>Put a model of the same family in diffusers layout beside it (its small .json and .txt files are enough), such as the folder of SDXL for a file that was made from SDXL.</source>
        <translation>請在旁邊放入同一系列、diffusers 格式的模型（只需其中小型的 .json 與 .txt 檔），例如由 SDXL 製成的檔案就放入 SDXL 的資料夾。</translation>
    </message>
    <message>
        <source>The model&apos;s file {file} is damaged or was not downloaded to its end.</source>
        <translation>模型檔案 {file} 已損毀，或沒有下載完整。</translation>
    </message>
    <message>
        <source>Download it again. Nothing else is touched by this.</source>
        <translation>請重新下載。其他內容不受影響。</translation>
    </message>
    <message>
        <source>The model “{model}” is not whole: “{part}” is missing.</source>
        <translation>模型「{model}」不完整：缺少「{part}」。</translation>
    </message>
    <message>
        <source>Download the whole folder again, or choose another model in the settings.</source>
        <translation>請重新下載整個資料夾，或在設定中選擇其他模型。</translation>
    </message>
    <message>
        <source>The model “{model}” is not loaded: files of this kind ({kinds}) can run foreign code.</source>
        <translation>不會載入模型「{model}」：這類檔案（{kinds}）可能執行外來程式碼。</translation>
    </message>
    <message>
        <source>Download it as .safetensors: nearly every model is offered so.</source>
        <translation>請下載 .safetensors 版本：幾乎所有模型都有提供。</translation>
    </message>
    <message>
        <source>There is no model “{model}” in the library.</source>
        <translation>媒體庫中沒有模型「{model}」。</translation>
    </message>
    <message>
        <source>Known: {names}.</source>
        <translation>可用項目：{names}。</translation>
    </message>
    <message>
        <source>There is no model of pictures in the library.</source>
        <translation>媒體庫中沒有圖片模型。</translation>
    </message>
    <message>
        <source>Put a model (a folder in diffusers layout, or a .safetensors file) into {folder}.</source>
        <translation>請將模型（diffusers 格式的資料夾，或 .safetensors 檔）放入 {folder}。</translation>
    </message>
    <message>
        <source>There is nothing to paint.</source>
        <translation>沒有要繪製的內容。</translation>
    </message>
    <message>
        <source>Describe the picture in a few words.</source>
        <translation>請用幾個字描述畫面。</translation>
    </message>
    <message>
        <source>it is not callable.</source>
        <translation>它無法呼叫。</translation>
    </message>
    <message>
        <source>it does not follow the provider contract.</source>
        <translation>它不符合服務供應商的介面規範。</translation>
    </message>
    <message>
        <source>No voice speaks “{language}”.</source>
        <translation>沒有支援「{language}」的語音。</translation>
    </message>
    <message>
        <source>Choose a voice by hand.</source>
        <translation>請手動選擇語音。</translation>
    </message>
    <message>
        <source>The voice “{voice}” cannot be used: {reason}</source>
        <translation>無法使用語音「{voice}」：{reason}</translation>
    </message>
    <message>
        <source>{name} failed several times, so it is left alone for a while. {what}</source>
        <translation>{name} 連續失敗數次，暫時停用一段時間。{what}</translation>
    </message>
    <message>
        <source>Try again in a few minutes, or check its key and balance.</source>
        <translation>請過幾分鐘再試一次，或檢查其金鑰與餘額。</translation>
    </message>
    <message>
        <source>No provider is ready for this ({what}).</source>
        <translation>沒有可用的服務供應商（{what}）。</translation>
    </message>
    <message>
        <source>{name} has no voices.</source>
        <translation>{name} 沒有語音。</translation>
    </message>
    <message>
        <source>{name} took too long.</source>
        <translation>{name} 花費時間過長。</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>請於幾分鐘後再試一次。</translation>
    </message>
    <message>
        <source>{name} got the request but its answer was lost.</source>
        <translation>{name} 已收到要求，但回應遺失。</translation>
    </message>
    <message>
        <source>keeping the picture</source>
        <translation>保存圖片</translation>
    </message>
    <message>
        <source>{name} has painted, but the picture cannot be kept: {why}</source>
        <translation>{name} 已繪製完成，但圖片無法保存：{why}</translation>
    </message>
    <message>
        <source>{name} answered with something that is no picture.</source>
        <translation>{name} 回傳的內容不是圖片。</translation>
    </message>
    <message>
        <source>This is too long to be spoken at once.</source>
        <translation>這段太長，無法一次唸完。</translation>
    </message>
    <message>
        <source>{name} answered with something that is not speech.</source>
        <translation>{name} 的回應不是語音。</translation>
    </message>
    <message>
        <source>It may have been charged, so it is not repeated by itself. Start it again if you want to.</source>
        <translation>可能已經計費，因此不會自動重試。如有需要，請重新開始。</translation>
    </message>
    <message>
        <source>{name} has spoken, but the sound cannot be used: {why}</source>
        <translation>{name} 已唸出，但聲音無法使用：{why}</translation>
    </message>
    <message>
        <source>keeping the sound</source>
        <translation>保存聲音</translation>
    </message>
    <message>
        <source>The answer of {name} was cut off at its limit.</source>
        <translation>{name} 的回應達到長度上限而中斷。</translation>
    </message>
    <message>
        <source>Ask for a shorter script, or choose a model with a larger limit.</source>
        <translation>請要求較短的腳本，或選擇上限較高的模型。</translation>
    </message>
    <message>
        <source>{name} refuses this text for its safety rules.</source>
        <translation>{name} 基於安全規範拒絕這段文字。</translation>
    </message>
    <message>
        <source>Change the wording, or choose another provider yourself.</source>
        <translation>請修改用詞，或自行選擇其他服務供應商。</translation>
    </message>
    <message>
        <source>There is no key for {name}.</source>
        <translation>沒有 {name} 的金鑰。</translation>
    </message>
    <message>
        <source>Add a key in the settings.</source>
        <translation>請在設定中新增金鑰。</translation>
    </message>
    <message>
        <source>Your plan at {name} does not include this.</source>
        <translation>您在 {name} 的方案不包含這項功能。</translation>
    </message>
    <message>
        <source>Choose another voice or model, or another plan at the vendor.</source>
        <translation>請選擇其他語音或模型，或向廠商更換方案。</translation>
    </message>
    <message>
        <source>The balance of {name} is used up.</source>
        <translation>{name} 的餘額已用完。</translation>
    </message>
    <message>
        <source>Add credit at the vendor or choose another provider; everything made so far is kept.</source>
        <translation>請向供應商儲值，或選擇其他服務供應商；目前已完成的內容都會保留。</translation>
    </message>
    <message>
        <source>{name} does not accept the key.</source>
        <translation>{name} 不接受這組金鑰。</translation>
    </message>
    <message>
        <source>Check the key in the settings.</source>
        <translation>請檢查設定中的金鑰。</translation>
    </message>
    <message>
        <source>{name} does not know this model or address.</source>
        <translation>{name} 找不到這個模型或網址。</translation>
    </message>
    <message>
        <source>Choose another model, or check the server&apos;s address.</source>
        <translation>請選擇其他模型，或檢查伺服器的網址。</translation>
    </message>
    <message>
        <source>{name} asks to wait: too many requests.</source>
        <translation>{name} 要求稍候：要求次數過多。</translation>
    </message>
    <message>
        <source>{name} has a problem at the moment (HTTP {status}).</source>
        <translation>{name} 目前發生問題（HTTP {status}）。</translation>
    </message>
    <message>
        <source>Try again in a few minutes; nothing was charged.</source>
        <translation>請於幾分鐘後再試一次；沒有產生費用。</translation>
    </message>
    <message>
        <source>Try again; check the server&apos;s address if it stays so.</source>
        <translation>請再試一次；若仍然如此，請檢查伺服器位址。</translation>
    </message>
    <message>
        <source>Check the connection or the server&apos;s address, then try again.</source>
        <translation>請檢查連線或伺服器位址，然後再試一次。</translation>
    </message>
    <message>
        <source>{name} does not accept the request.</source>
        <translation>{name} 不接受這項要求。</translation>
    </message>
    <message>
        <source>Please report this with the details.</source>
        <translation>請附上詳細資訊回報此問題。</translation>
    </message>
    <message>
        <source>{name} answered with something that cannot be used.</source>
        <translation>{name} 的回應無法使用。</translation>
    </message>
    <message>
        <source>The connection to {name} failed.</source>
        <translation>無法連線至 {name}。</translation>
    </message>
    <message>
        <source>Choose a voice by hand, or set the language of the project.</source>
        <translation>請手動選擇語音，或設定專案的語言。</translation>
    </message>
    <message>
        <source>All words at once</source>
        <translation>所有字詞同時出現</translation>
    </message>
    <message>
        <source>Filled as spoken</source>
        <translation>隨朗讀填色</translation>
    </message>
    <message>
        <source>Spoken word in a box</source>
        <translation>朗讀中的字加底框</translation>
    </message>
    <message>
        <source>Spoken word larger</source>
        <translation>朗讀中的字放大</translation>
    </message>
    <message>
        <source>Word by word</source>
        <translation>逐字</translation>
    </message>
    <message>
        <source>Letter by letter</source>
        <translation>逐字出現</translation>
    </message>
    <message>
        <source>There is no caption style called “{id}”.</source>
        <translation>找不到名為「{id}」的字幕樣式。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字型</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>粗細</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>大寫字母</translation>
    </message>
    <message>
        <source>Letter spacing</source>
        <translation>字距</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色彩</translation>
    </message>
    <message>
        <source>Colour below</source>
        <translation>下方色彩</translation>
    </message>
    <message>
        <source>Colour of the spoken</source>
        <translation>朗讀文字的色彩</translation>
    </message>
    <message>
        <source>Colour of the spoken, below</source>
        <translation>朗讀文字的下方色彩</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>外框</translation>
    </message>
    <message>
        <source>Width of the outline</source>
        <translation>外框寬度</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>陰影</translation>
    </message>
    <message>
        <source>Box behind all</source>
        <translation>整段文字加底框</translation>
    </message>
    <message>
        <source>Box behind the spoken word</source>
        <translation>朗讀中的字詞加底框</translation>
    </message>
    <message>
        <source>writing the video</source>
        <translation>寫入影片</translation>
    </message>
    <message>
        <source>The encoder {encoder} does not take pictures of {width} × {height}.</source>
        <translation>編碼器 {encoder} 不接受 {width} × {height} 的畫面。</translation>
    </message>
    <message>
        <source>Choose another preset or another size. What was made before is kept.</source>
        <translation>請選擇其他預設集或其他尺寸。先前製作的內容會保留。</translation>
    </message>
    <message>
        <source>A font of the program is missing or damaged: {path}.</source>
        <translation>程式的字型遺失或損毀：{path}。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>請重新安裝程式。</translation>
    </message>
    <message>
        <source>H.264 cannot be encoded: {reason}</source>
        <translation>無法編碼 H.264：{reason}</translation>
    </message>
    <message>
        <source>The drawing library cannot be loaded: {reason}</source>
        <translation>無法載入繪圖函式庫：{reason}</translation>
    </message>
    <message>
        <source>The drawing library does not work.</source>
        <translation>繪圖函式庫無法運作。</translation>
    </message>
    <message>
        <source>The fonts are missing from {folder}.</source>
        <translation>{folder} 中缺少字型。</translation>
    </message>
    <message>
        <source>A finished part of the video does not fit the others.</source>
        <translation>影片中有一個已完成的部分與其他部分不相符。</translation>
    </message>
    <message>
        <source>Export again: that part is made anew, the rest is kept.</source>
        <translation>請重新匯出：該部分會重新製作，其餘部分會保留。</translation>
    </message>
    <message>
        <source>mixing the sound</source>
        <translation>混音</translation>
    </message>
    <message>
        <source>There is nothing to mix: the video has no length.</source>
        <translation>沒有可混音的內容：影片沒有長度。</translation>
    </message>
    <message>
        <source>Add a scene first.</source>
        <translation>請先新增場景。</translation>
    </message>
    <message>
        <source>Its file is missing.</source>
        <translation>檔案遺失。</translation>
    </message>
    <message>
        <source>“{name}” cannot be shown</source>
        <translation>無法顯示「{name}」</translation>
    </message>
    <message>
        <source>The picture “{name}” cannot be read.</source>
        <translation>無法讀取圖片「{name}」。</translation>
    </message>
    <message>
        <source>There is no visual style called “{id}”.</source>
        <translation>找不到名為「{id}」的視覺風格。</translation>
    </message>
    <message>
        <source>The thumbnail could not be written.</source>
        <translation>無法寫入縮圖。</translation>
    </message>
    <message>
        <source>Check the disk and make the video again.</source>
        <translation>請檢查磁碟後重新製作影片。</translation>
    </message>
    <message>
        <source>Projects and their history</source>
        <translation>專案與歷程紀錄</translation>
    </message>
    <message>
        <source>Pictures, sounds and films</source>
        <translation>圖片、聲音與影片</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>備份</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Thumbnails, proxies and parts of exports</source>
        <translation>縮圖、代理檔與匯出的部分</translation>
    </message>
    <message>
        <source>There is no unanswered call number {number}.</source>
        <translation>沒有編號 {number} 的未回應呼叫。</translation>
    </message>
    <message>
        <source>List them: autovideo-studio library unanswered.</source>
        <translation>列出全部：autovideo-studio library unanswered。</translation>
    </message>
    <message>
        <source>{provider} cannot be asked without paying.</source>
        <translation>無法免費查詢 {provider}。</translation>
    </message>
    <message>
        <source>{size:.0f} GB</source>
        <translation>{size:.0f} GB</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>處理器</translation>
    </message>
    <message>
        <source>{count} cores</source>
        <translation>{count} 個核心</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>記憶體</translation>
    </message>
    <message>
        <source>works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>顯示卡</translation>
    </message>
    <message>
        <source>none here encodes video</source>
        <translation>沒有可編碼影片的顯示卡</translation>
    </message>
    <message>
        <source>Exports use the processor: that takes longer and looks the same.</source>
        <translation>匯出會使用處理器：時間較長，畫質相同。</translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation>此電腦上沒有</translation>
    </message>
    <message>
        <source>Other graphics cards</source>
        <translation>其他顯示卡</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Video encoder</source>
        <translation>影片編碼器</translation>
    </message>
    <message>
        <source>Drawing and fonts</source>
        <translation>繪圖與字型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>媒體庫</translation>
    </message>
    <message>
        <source>{folder}, SQLite {version}</source>
        <translation>{folder}，SQLite {version}</translation>
    </message>
    <message>
        <source>{free:.1f} GB free</source>
        <translation>可用空間 {free:.1f} GB</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁碟</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>請釋出一些空間。</translation>
    </message>
    <message>
        <source>Worker processes</source>
        <translation>工作程序</translation>
    </message>
    <message>
        <source>start and answer</source>
        <translation>可啟動並回應</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就緒</translation>
    </message>
    <message>
        <source>There is no backup {name}. Nothing was changed.</source>
        <translation>找不到備份 {name}。未做任何變更。</translation>
    </message>
    <message>
        <source>List them with: autovideo-studio library backup --list.</source>
        <translation>列出所有備份：autovideo-studio library backup --list。</translation>
    </message>
    <message>
        <source>Install the program again: make setup.</source>
        <translation>請重新安裝程式：make setup。</translation>
    </message>
    <message>
        <source>The range lies behind the end of the video. Nothing was made.</source>
        <translation>範圍位在影片結尾之後。沒有製作任何東西。</translation>
    </message>
    <message>
        <source>The video is {seconds:.1f} s long.</source>
        <translation>影片長 {seconds:.1f} 秒。</translation>
    </message>
    <message>
        <source>The file&apos;s name must end in {suffixes}, not “{name}”. Nothing was made.</source>
        <translation>檔名必須以 {suffixes} 結尾，而不是「{name}」。沒有製作任何東西。</translation>
    </message>
    <message>
        <source>nothing (it is a folder)</source>
        <translation>沒有（它是資料夾）</translation>
    </message>
    <message>
        <source>For example: -o {example}</source>
        <translation>例如：-o {example}</translation>
    </message>
    <message>
        <source>{path} is there already and not empty. Nothing was made.</source>
        <translation>{path} 已經存在而且不是空的。沒有製作任何東西。</translation>
    </message>
    <message>
        <source>Name a new folder for the pictures.</source>
        <translation>請為圖片指定一個新資料夾。</translation>
    </message>
    <message>
        <source>{path} is a folder. Nothing was made.</source>
        <translation>{path} 是資料夾。未產生任何內容。</translation>
    </message>
    <message>
        <source>Name the video file in it.</source>
        <translation>請指定其中的影片檔名。</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist. Nothing was made.</source>
        <translation>資料夾 {folder} 不存在。未產生任何內容。</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another.</source>
        <translation>請先建立資料夾，或選擇其他資料夾。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written. Nothing was made.</source>
        <translation>無法寫入資料夾 {folder}。未產生任何內容。</translation>
    </message>
    <message>
        <source>The graphics card stopped encoding ({reason}); the program&apos;s own encoder was used.</source>
        <translation>顯示卡停止編碼（{reason}）；已改用程式本身的編碼器。</translation>
    </message>
    <message>
        <source>The file cannot be that small: the sound alone takes {size} kB.</source>
        <translation>檔案不可能那麼小：光是聲音就要 {size} kB。</translation>
    </message>
    <message>
        <source>Give a larger size, a shorter range or a lower bit rate of the sound.</source>
        <translation>請指定較大的檔案大小、較短的範圍，或較低的聲音位元率。</translation>
    </message>
    <message>
        <source>The size was missed by {percent:+.0f} %: this picture does not go smaller or larger.</source>
        <translation>大小差了 {percent:+.0f} %：這個畫面無法再小或再大。</translation>
    </message>
    <message>
        <source>{name} is missing: a placeholder is shown.</source>
        <translation>缺少 {name}：以預留畫面代替。</translation>
    </message>
    <message>
        <source>A sound was left out: {reason}</source>
        <translation>有一段聲音未納入：{reason}</translation>
    </message>
    <message>
        <source>{label} takes at most {limit} seconds; this video has {seconds}.</source>
        <translation>{label} 最多接受 {limit} 秒；這部影片有 {seconds} 秒。</translation>
    </message>
    <message>
        <source>{label} takes at most {limit} MB; this file has {size}.</source>
        <translation>{label} 最多接受 {limit} MB；這個檔案有 {size}。</translation>
    </message>
    <message>
        <source>There is nothing to show: the script has no words.</source>
        <translation>沒有可顯示的內容：腳本沒有文字。</translation>
    </message>
    <message>
        <source>Give a longer text.</source>
        <translation>請提供較長的文字。</translation>
    </message>
    <message>
        <source>Frames {start} to {end}</source>
        <translation>影格 {start} 至 {end}</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>聲音</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>縮圖</translation>
    </message>
    <message>
        <source>A picture&apos;s name must end in .png or .jpg, not “{name}”. Nothing was made.</source>
        <translation>圖片名稱必須以 .png 或 .jpg 結尾，而不是「{name}」。未產生任何內容。</translation>
    </message>
    <message>
        <source>For example: -o frame.png</source>
        <translation>例如：-o frame.png</translation>
    </message>
    <message>
        <source>The video has no such moment. Nothing was made.</source>
        <translation>影片沒有這個時間點。沒有製作任何東西。</translation>
    </message>
    <message>
        <source>It is {seconds:.1f} s long.</source>
        <translation>長度為 {seconds:.1f} s。</translation>
    </message>
    <message>
        <source>Pictures and captions</source>
        <translation>畫面與字幕</translation>
    </message>
    <message>
        <source>“{address}” is not a web address. Nothing was made.</source>
        <translation>「{address}」不是網址。未製作任何內容。</translation>
    </message>
    <message>
        <source>Give an address that begins with http:// or https://, or a file&apos;s path.</source>
        <translation>請提供以 http:// 或 https:// 開頭的網址，或檔案路徑。</translation>
    </message>
    <message>
        <source>{name} was left out: {reason}</source>
        <translation>已略過 {name}：{reason}</translation>
    </message>
    <message>
        <source>{name} was left out: it is not beside the script.</source>
        <translation>已略過 {name}：它不在腳本所在的資料夾中。</translation>
    </message>
    <message>
        <source>Nocturne</source>
        <translation>夜曲</translation>
    </message>
    <message>
        <source>Daylight</source>
        <translation>日光</translation>
    </message>
    <message>
        <source>Golden Hour</source>
        <translation>黃金時刻</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>水墨</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>紙張</translation>
    </message>
    <message>
        <source>Karaoke</source>
        <translation>卡拉 OK</translation>
    </message>
    <message>
        <source>Lantern</source>
        <translation>燈籠</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海報</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>素面</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>衝擊</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光</translation>
    </message>
    <message>
        <source>Sunset</source>
        <translation>日落</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>打字</translation>
    </message>
    <message>
        <source>visual style</source>
        <translation>視覺風格</translation>
    </message>
    <message>
        <source>caption style</source>
        <translation>字幕樣式</translation>
    </message>
    <message>
        <source>There is no {what} called “{id}”. Nothing was made.</source>
        <translation>找不到名為「{id}」的{what}。未產生任何內容。</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>沒有新內容</translation>
    </message>
    <message>
        <source>There is no music file {path}. Nothing was made.</source>
        <translation>找不到音樂檔案 {path}。未產生任何內容。</translation>
    </message>
    <message>
        <source>Name a sound file, or use --music auto or --music none.</source>
        <translation>請指定聲音檔案，或使用 --music auto 或 --music none。</translation>
    </message>
    <message>
        <source>The music file {path} is empty. Nothing was made.</source>
        <translation>音樂檔案 {path} 是空的。未產生任何內容。</translation>
    </message>
    <message>
        <source>Writing the script</source>
        <translation>撰寫腳本</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>產生旁白</translation>
    </message>
    <message>
        <source>Drawing the pictures</source>
        <translation>繪製畫面</translation>
    </message>
    <message>
        <source>Assembling the video</source>
        <translation>組合影片</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>script</source>
        <translation>腳本</translation>
    </message>
    <message>
        <source>narration</source>
        <translation>旁白</translation>
    </message>
    <message>
        <source>music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>drawn picture</source>
        <translation>繪製的畫面</translation>
    </message>
    <message>
        <source>painted picture</source>
        <translation>AI 圖片</translation>
    </message>
    <message>
        <source>own picture</source>
        <translation>自己的圖片</translation>
    </message>
    <message>
        <source>own clip</source>
        <translation>自己的影片</translation>
    </message>
    <message>
        <source>captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>聲音</translation>
    </message>
    <message>
        <source>part of the film</source>
        <translation>影片的一部分</translation>
    </message>
    <message>
        <source>thumbnail</source>
        <translation>縮圖</translation>
    </message>
    <message>
        <source>{name} ×{count}</source>
        <translation>{name} ×{count}</translation>
    </message>
    <message>
        <source>The range ends before it begins. Nothing was made.</source>
        <translation>範圍的結尾在開頭之前。沒有製作任何東西。</translation>
    </message>
    <message>
        <source>Write it as 0:05-0:12.</source>
        <translation>請寫成 0:05-0:12。</translation>
    </message>
    <message>
        <source>Something is being made for this video. Nothing was deleted.</source>
        <translation>這部影片正在製作中。沒有刪除任何東西。</translation>
    </message>
    <message>
        <source>Cancel it in the queue first.</source>
        <translation>請先在佇列中取消。</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>腳本</translation>
    </message>
    <message>
        <source>Everything made so far is kept; the same command goes on from there.</source>
        <translation>目前已完成的內容都會保留；再次執行相同的命令會從該處繼續。</translation>
    </message>
    <message>
        <source>This is how I sound.</source>
        <translation>這就是我的聲音。</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>旁白</translation>
    </message>
    <message>
        <source>{provider} speaks {characters} characters of {scenes} scenes: {price}</source>
        <translation>{provider} 要唸 {scenes} 個場景共 {characters} 個字元：{price}</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>“{topic}” is a topic, and no text provider is set up to write about it. Nothing was made.</source>
        <translation>「{topic}」是主題，但尚未設定可據此撰寫文字的服務供應商。未產生任何內容。</translation>
    </message>
    <message>
        <source>Three ways on: give a text file or an address instead of a topic; or run a local model server and name it, for example: autovideo-studio settings text.address http://localhost:11434/v1; or store a provider&apos;s key: autovideo-studio key openai.</source>
        <translation>有三種做法：以文字檔或網址取代主題；或執行本機模型伺服器並指定其網址，例如：autovideo-studio settings text.address http://localhost:11434/v1；或儲存服務供應商的金鑰：autovideo-studio key openai。</translation>
    </message>
    <message>
        <source>The text provider&apos;s answer is not a usable script. Nothing was made.</source>
        <translation>文字服務供應商的回應不是可用的腳本。未產生任何內容。</translation>
    </message>
    <message>
        <source>Try again, or choose another model.</source>
        <translation>請再試一次，或選擇其他模型。</translation>
    </message>
    <message>
        <source>it must be of type {type}.</source>
        <translation>必須是 {type} 類型。</translation>
    </message>
    <message>
        <source>choose one of {choices}.</source>
        <translation>請從 {choices} 中選擇一個。</translation>
    </message>
    <message>
        <source>it must be from {low} to {high}.</source>
        <translation>必須介於 {low} 與 {high} 之間。</translation>
    </message>
    <message>
        <source>it has characters that cannot be printed.</source>
        <translation>含有無法顯示的字元。</translation>
    </message>
    <message>
        <source>“{value}” cannot be the setting {key}: {why}</source>
        <translation>「{value}」不能作為設定 {key} 的值：{why}</translation>
    </message>
    <message>
        <source>Nothing was changed. The default is “{default}”.</source>
        <translation>未做任何變更。預設值為「{default}」。</translation>
    </message>
    <message>
        <source>an address begins with http:// or https://, as in http://localhost:11434/v1.</source>
        <translation>網址必須以 http:// 或 https:// 開頭，例如 http://localhost:11434/v1。</translation>
    </message>
    <message>
        <source>a key does not belong into the address: store it as a key.</source>
        <translation>網址中不能包含金鑰：請另外儲存為金鑰。</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>媒體庫資料夾</translation>
    </message>
    <message>
        <source>Where projects, pictures and sounds are kept. Empty: the usual place of this system.</source>
        <translation>存放專案、圖片與聲音的位置。留空：使用系統的一般位置。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Language of messages. Empty: as the system.</source>
        <translation>訊息的語言。留空：與系統相同。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>佈景主題</translation>
    </message>
    <message>
        <source>Dark, light, or as the desktop asks.</source>
        <translation>深色、淺色，或依桌面環境的設定。</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>鍵盤</translation>
    </message>
    <message>
        <source>The editor whose shortcuts you know.</source>
        <translation>您熟悉其快速鍵的剪輯軟體。</translation>
    </message>
    <message>
        <source>Own shortcuts</source>
        <translation>自訂快速鍵</translation>
    </message>
    <message>
        <source>Changed shortcuts, as JSON by action.</source>
        <translation>已變更的快速鍵，以動作為鍵的 JSON 格式。</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>減少動態效果</translation>
    </message>
    <message>
        <source>No animations in the window.</source>
        <translation>視窗中不使用動畫。</translation>
    </message>
    <message>
        <source>Tips</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Short tips where the pointer is, each of them once. Off and on again: from the beginning.</source>
        <translation>在指標所在處顯示簡短提示，每則只出現一次。關閉再開啟即從頭開始。</translation>
    </message>
    <message>
        <source>Who makes the pictures of a new video where your own do not match.</source>
        <translation>新影片中沒有你自己素材的場景，由誰製作畫面。</translation>
    </message>
    <message>
        <source>Picture quality</source>
        <translation>圖片品質</translation>
    </message>
    <message>
        <source>How finely an image model paints; finer costs more.</source>
        <translation>圖像模型繪製的精細程度；越精細費用越高。</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Your name, as it is written into the files of an export.</source>
        <translation>您的名字，會寫入匯出的檔案。</translation>
    </message>
    <message>
        <source>Image server</source>
        <translation>圖像伺服器</translation>
    </message>
    <message>
        <source>OpenAI-compatible address of a server that paints, such as http://localhost:8080/v1. Empty: none.</source>
        <translation>可產生圖片的 OpenAI 相容伺服器位址，例如 http://localhost:8080/v1。留空：不使用。</translation>
    </message>
    <message>
        <source>Image model</source>
        <translation>圖像模型</translation>
    </message>
    <message>
        <source>Name of the model on the image server.</source>
        <translation>圖像伺服器上的模型名稱。</translation>
    </message>
    <message>
        <source>More steps are slower and finer. 0: as many as the model is made for.</source>
        <translation>步數越多越慢也越細緻。0：依模型的設計。</translation>
    </message>
    <message>
        <source>How closely a picture follows its words. -1: as the model is made for.</source>
        <translation>畫面遵循文字的程度。-1：依模型的設計。</translation>
    </message>
    <message>
        <source>Speech server</source>
        <translation>語音伺服器</translation>
    </message>
    <message>
        <source>OpenAI-compatible address of a server that speaks, such as http://localhost:8880/v1. Empty: none.</source>
        <translation>會說話的伺服器的 OpenAI 相容位址，例如 http://localhost:8880/v1。留空：不使用。</translation>
    </message>
    <message>
        <source>Speech model</source>
        <translation>語音模型</translation>
    </message>
    <message>
        <source>Name of the model on the speech server. Empty: its first.</source>
        <translation>語音伺服器上的模型名稱。留空：使用第一個。</translation>
    </message>
    <message>
        <source>Model of ElevenLabs</source>
        <translation>ElevenLabs 的模型</translation>
    </message>
    <message>
        <source>Such as eleven_multilingual_v2, eleven_v3 or eleven_flash_v2_5, which costs half.</source>
        <translation>例如 eleven_multilingual_v2、eleven_v3，或費用減半的 eleven_flash_v2_5。</translation>
    </message>
    <message>
        <source>Address of ElevenLabs</source>
        <translation>ElevenLabs 的位址</translation>
    </message>
    <message>
        <source>Another one for an account whose data stay in one region.</source>
        <translation>若帳戶的資料須留在某個地區，請填另一個位址。</translation>
    </message>
    <message>
        <source>Voices of OpenAI</source>
        <translation>OpenAI 的語音</translation>
    </message>
    <message>
        <source>The model that speaks: gpt-4o-mini-tts, tts-1 or tts-1-hd. OpenAI closes all of them on 2027-01-06.</source>
        <translation>說話的模型：gpt-4o-mini-tts、tts-1 或 tts-1-hd。OpenAI 將於 2027-01-06 全部停用。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Making pictures</source>
        <translation>產生圖片</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>風格</translation>
    </message>
    <message>
        <source>The look of a new video.</source>
        <translation>新影片的外觀。</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>語音</translation>
    </message>
    <message>
        <source>Who speaks in a new video.</source>
        <translation>新影片由誰朗讀。</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Caption style of a new video, or none.</source>
        <translation>新影片的字幕樣式；none 表示沒有字幕。</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>解析度</translation>
    </message>
    <message>
        <source>The shorter side of the picture.</source>
        <translation>畫面的短邊。</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>每秒影格數</translation>
    </message>
    <message>
        <source>Pictures per second of a new video.</source>
        <translation>新影片每秒的畫面數。</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>響度</translation>
    </message>
    <message>
        <source>Loudness of the finished sound in LUFS.</source>
        <translation>完成後聲音的響度，以 LUFS 為單位。</translation>
    </message>
    <message>
        <source>Text server</source>
        <translation>文字伺服器</translation>
    </message>
    <message>
        <source>OpenAI-compatible address of a server that writes scripts, such as http://localhost:11434/v1. Empty: none.</source>
        <translation>撰寫腳本的伺服器網址，須與 OpenAI 相容，例如 http://localhost:11434/v1。留空：不使用。</translation>
    </message>
    <message>
        <source>Text model</source>
        <translation>文字模型</translation>
    </message>
    <message>
        <source>Name of the model on the text server.</source>
        <translation>文字伺服器上的模型名稱。</translation>
    </message>
    <message>
        <source>Local image model</source>
        <translation>本機圖片模型</translation>
    </message>
    <message>
        <source>Which model in the library&apos;s folder models/diffusion paints, on this computer. Empty: the first.</source>
        <translation>在這部電腦上由媒體庫 models/diffusion 資料夾中的哪個模型繪製。留空：第一個。</translation>
    </message>
    <message>
        <source>Steps of the local model</source>
        <translation>本機模型的步數</translation>
    </message>
    <message>
        <source>Guidance of the local model</source>
        <translation>本機模型的引導強度</translation>
    </message>
    <message>
        <source>How many parts are worked on at once. 0: one per core.</source>
        <translation>同時處理的項目數。0：每個核心一個。</translation>
    </message>
    <message>
        <source>Lighter copies</source>
        <translation>輕量副本</translation>
    </message>
    <message>
        <source>Films that are heavy to decode get a lighter copy for the preview, in the background. Exports use the films themselves.</source>
        <translation>解碼吃重的影片會在背景製作輕量副本供預覽使用；輸出時仍使用原始影片。</translation>
    </message>
    <message>
        <source>Cache limit</source>
        <translation>快取上限</translation>
    </message>
    <message>
        <source>Gigabytes that may be filled with what can be made again.</source>
        <translation>可重新產生的內容最多可占用的 GB 數。</translation>
    </message>
    <message>
        <source>New videos</source>
        <translation>新影片</translation>
    </message>
    <message>
        <source>Writing scripts</source>
        <translation>撰寫腳本</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>這台電腦</translation>
    </message>
    <message>
        <source>This is not a key: it is empty or has characters that no key has. Nothing was stored.</source>
        <translation>這不是金鑰：內容是空的，或含有金鑰不會有的字元。未儲存任何內容。</translation>
    </message>
    <message>
        <source>Copy it again from the provider&apos;s page.</source>
        <translation>請從服務供應商的網頁重新複製。</translation>
    </message>
    <message>
        <source>The key comes from the environment variable {variable} and cannot be changed here.</source>
        <translation>金鑰來自環境變數 {variable}，無法在這裡變更。</translation>
    </message>
    <message>
        <source>Remove the variable and start again to store a key here.</source>
        <translation>若要在這裡儲存金鑰，請移除該變數並重新啟動。</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not keep the key.</source>
        <translation>系統的金鑰庫沒有保存金鑰。</translation>
    </message>
    <message>
        <source>This system has no safe key store. Keys are kept until you quit.</source>
        <translation>系統沒有安全的金鑰庫。金鑰只保留到程式結束為止。</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not answer.</source>
        <translation>系統的金鑰庫沒有回應。</translation>
    </message>
    <message>
        <source>The system&apos;s key store is locked or failed ({failure}). Keys are kept until you quit.</source>
        <translation>系統的金鑰庫已鎖定或發生錯誤（{failure}）。金鑰只保留到程式結束為止。</translation>
    </message>
    <message>
        <source>Keys are kept until you quit.</source>
        <translation>金鑰只保留到程式結束為止。</translation>
    </message>
    <message>
        <source>There is no setting {key}.</source>
        <translation>找不到設定 {key}。</translation>
    </message>
    <message>
        <source>Known: {keys}.</source>
        <translation>可用項目：{keys}。</translation>
    </message>
    <message>
        <source>The settings were written by a newer version of the program. Nothing was changed.</source>
        <translation>設定由較新版本的程式寫入。未做任何變更。</translation>
    </message>
    <message>
        <source>Use the newer version, or move this file away: {path}</source>
        <translation>請使用較新的版本，或將此檔案移至他處：{path}</translation>
    </message>
    <message>
        <source>saving the settings</source>
        <translation>儲存設定</translation>
    </message>
    <message>
        <source>The settings cannot be read, so the defaults are used. The file was left as it is: {path} ({reason})</source>
        <translation>無法讀取設定，因此使用預設值。檔案保持原樣：{path}（{reason}）</translation>
    </message>
    <message>
        <source>The settings file is damaged, so the defaults are used. It is kept as {path}.</source>
        <translation>設定檔已損毀，因此使用預設值。原檔保留為 {path}。</translation>
    </message>
    <message>
        <source>licence: {licence}</source>
        <translation>授權：{licence}</translation>
    </message>
    <message>
        <source>List the voices, with the languages they speak and a sentence to try them with.</source>
        <translation>列出語音、其語言，以及一句試聽用的句子。</translation>
    </message>
    <message>
        <source>Only voices that speak it, such as en or zh-TW.</source>
        <translation>只列出會說此語言的語音，例如 en 或 zh-TW。</translation>
    </message>
    <message>
        <source>List who can make pictures, with what one costs.</source>
        <translation>列出可產生圖片的服務供應商，以及每張的費用。</translation>
    </message>
    <message>
        <source>List the visual styles and the caption styles.</source>
        <translation>列出視覺風格與字幕風格。</translation>
    </message>
    <message>
        <source>The library&apos;s folder (default: AUTOVIDEO_LIBRARY, else your setting, else your data folder).</source>
        <translation>媒體庫的資料夾（預設：AUTOVIDEO_LIBRARY，其次為您的設定，否則為您的資料資料夾）。</translation>
    </message>
    <message>
        <source>Print JSON, one object a line, for programs.</source>
        <translation>輸出 JSON，每行一個物件，供程式使用。</translation>
    </message>
    <message>
        <source>your setting</source>
        <translation>您的設定</translation>
    </message>
    <message>
        <source>Make a video from SOURCE.

SOURCE is a text, Markdown, Word, HTML or subtitle file, - for standard input, an http(s) address, or a topic in quotes.</source>
        <translation>以 SOURCE 製作影片。

SOURCE 可以是文字、Markdown、Word、HTML 或字幕檔，- 代表標準輸入，也可以是 http(s) 網址，或加引號的主題。</translation>
    </message>
    <message>
        <source>Export a PROJECT again, as it is now. Parts that are already encoded are used again.

The file&apos;s name says what is made: .mp4, .mov, .mkv, .webm, .gif, .webp, .mp3, .m4a, .wav, .flac, .opus; a preset (see `presets`) says how.</source>
        <translation>依目前的狀態再次匯出 PROJECT。已編碼的部分會重複使用。

檔名決定產生的格式：.mp4、.mov、.mkv、.webm、.gif、.webp、.mp3、.m4a、.wav、.flac、.opus；預設集（請參閱 `presets`）決定編碼方式。</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>範例：</translation>
    </message>
    <message>
        <source>The file to write.</source>
        <translation>要寫入的檔案。</translation>
    </message>
    <message>
        <source>How it is encoded; see `presets` (default: by the file&apos;s name).</source>
        <translation>編碼方式；請參閱 `presets`（預設：依檔名決定）。</translation>
    </message>
    <message>
        <source>The picture&apos;s shape; several make several files, such as film-9x16.mp4 (default: as the preset or as it is).</source>
        <translation>畫面的形狀；多個形狀會產生多個檔案，例如 film-9x16.mp4（預設：依預設集或維持原樣）。</translation>
    </message>
    <message>
        <source>Only this part, in seconds or minutes:seconds, such as 5-12.5 or 1:05-1:20.</source>
        <translation>只處理這個部分，以秒或分:秒表示，例如 5-12.5 或 1:05-1:20。</translation>
    </message>
    <message>
        <source>In the picture, as a stream that players show, both, or none.</source>
        <translation>嵌入畫面、作為播放器可顯示的串流、兩者皆是，或都不要。</translation>
    </message>
    <message>
        <source>How large the file shall be, such as 8MB (within 3 %).</source>
        <translation>檔案的目標大小，例如 8MB（誤差 3 % 以內）。</translation>
    </message>
    <message>
        <source>How many bits a second the pictures shall take, such as 4M (within 3 %).</source>
        <translation>畫面每秒使用的位元數，例如 4M（誤差在 3 % 以內）。</translation>
    </message>
    <message>
        <source>Tell size and time, and make no file.</source>
        <translation>告知大小與時間，不產生檔案。</translation>
    </message>
    <message>
        <source>{path}: about {size:.1f} MB in {seconds} s</source>
        <translation>{path}：約 {size:.1f} MB，需 {seconds} 秒</translation>
    </message>
    <message>
        <source>List the presets of an export; with ID, show one. Your own are JSON files: save one with --save; its name is the file&apos;s.</source>
        <translation>列出匯出預設集；加上 ID 則顯示其中一個。自訂預設集是 JSON 檔案：用 --save 儲存，名稱即為檔名。</translation>
    </message>
    <message>
        <source>Keep the preset of this JSON file.</source>
        <translation>保存這個 JSON 檔案中的預設集。</translation>
    </message>
    <message>
        <source>With --save: in the place of yours of the same name.</source>
        <translation>搭配 --save：取代您同名的預設集。</translation>
    </message>
    <message>
        <source>Delete one of your own.</source>
        <translation>請刪除一個您自己的項目。</translation>
    </message>
    <message>
        <source>Write one frame of a PROJECT as a picture (.png or .jpg).</source>
        <translation>將專案的一個影格寫成圖片（.png 或 .jpg）。</translation>
    </message>
    <message>
        <source>The picture to write.</source>
        <translation>要寫入的圖片。</translation>
    </message>
    <message>
        <source>Which moment, in seconds or minutes:seconds.</source>
        <translation>哪個時間點，以秒或分:秒表示。</translation>
    </message>
    <message>
        <source>The picture&apos;s shape (default: its own).</source>
        <translation>畫面的形狀（預設：原本的形狀）。</translation>
    </message>
    <message>
        <source>“{text}” is not a time. Nothing was made.</source>
        <translation>「{text}」不是時間。沒有製作任何東西。</translation>
    </message>
    <message>
        <source>Write seconds or minutes:seconds, a range as 0:05-0:12.</source>
        <translation>請寫秒數或分:秒，範圍寫成 0:05-0:12。</translation>
    </message>
    <message>
        <source>“{text}” is not an amount. Nothing was made.</source>
        <translation>「{text}」不是數量。沒有製作任何東西。</translation>
    </message>
    <message>
        <source>For example 8MB, 500K or 4M.</source>
        <translation>例如 8MB、500K 或 4M。</translation>
    </message>
    <message>
        <source>Run the same command again after changing a sentence: only what depends on it is made again.</source>
        <translation>改了一句話之後再執行同一個指令：只有相關的部分會重新製作。</translation>
    </message>
    <message>
        <source>The video to write.</source>
        <translation>要寫入的影片。</translation>
    </message>
    <message>
        <source>The picture&apos;s shape.</source>
        <translation>畫面的長寬比。</translation>
    </message>
    <message>
        <source>The shorter side.</source>
        <translation>較短的一邊。</translation>
    </message>
    <message>
        <source>Frames per second.</source>
        <translation>每秒影格數。</translation>
    </message>
    <message>
        <source>A language tag such as en, zh-TW, ja, ar.</source>
        <translation>語言標籤，例如 en、zh-TW、ja、ar。</translation>
    </message>
    <message>
        <source>Seconds to condense to (default: 60 for an article, a script as long as it is).</source>
        <translation>要濃縮成的秒數（預設：文章 60 秒，腳本則維持原長）。</translation>
    </message>
    <message>
        <source>The look; see `styles`.</source>
        <translation>視覺風格；見 `styles`。</translation>
    </message>
    <message>
        <source>Who speaks; see `voices`.</source>
        <translation>旁白的語音；見 `voices`。</translation>
    </message>
    <message>
        <source>The caption style, or none; see `styles`.</source>
        <translation>字幕風格，或 none；見 `styles`。</translation>
    </message>
    <message>
        <source>Who makes the pictures of scenes without your own: graphics (drawn here) or an image provider; see `painters`.</source>
        <translation>沒有你自己素材的場景由誰製作畫面：graphics（在此繪製）或圖像服務供應商；請見 `painters`。</translation>
    </message>
    <message>
        <source>How finely an image model paints.</source>
        <translation>圖像模型繪製的精細程度。</translation>
    </message>
    <message>
        <source>A sound file, auto (a soft bed) or none.</source>
        <translation>聲音檔、auto（柔和的背景音樂）或 none。</translation>
    </message>
    <message>
        <source>A folder of your own pictures and clips.</source>
        <translation>存放您自己的圖片與影片片段的資料夾。</translation>
    </message>
    <message>
        <source>There is no publication {id}.</source>
        <translation>沒有發布項目 {id}。</translation>
    </message>
    <message>
        <source>The window needs system libraries that are missing. Nothing was changed.</source>
        <translation>視窗需要的系統程式庫不存在。沒有任何變更。</translation>
    </message>
    <message>
        <source>Install them: {line}</source>
        <translation>請安裝：{line}</translation>
    </message>
    <message>
        <source>Open the studio&apos;s window.</source>
        <translation>開啟工作室視窗。</translation>
    </message>
    <message>
        <source>Ease in</source>
        <translation>緩入</translation>
    </message>
    <message>
        <source>Ease out</source>
        <translation>緩出</translation>
    </message>
    <message>
        <source>Bullet</source>
        <translation>項目符號</translation>
    </message>
    <message>
        <source>Hero</source>
        <translation>主視覺</translation>
    </message>
    <message>
        <source>Rush</source>
        <translation>疾衝</translation>
    </message>
    <message>
        <source>Montage</source>
        <translation>蒙太奇</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>倒轉</translation>
    </message>
    <message>
        <source>Only films and sounds run at a speed. Nothing was changed.</source>
        <translation>只有影片和聲音可以設定速度。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose a film or a sound.</source>
        <translation>請選擇影片或聲音。</translation>
    </message>
    <message>
        <source>“{name}” is too short to be stabilised.</source>
        <translation>「{name}」太短，無法防手震。</translation>
    </message>
    <message>
        <source>making a proxy</source>
        <translation>製作代理檔</translation>
    </message>
    <message>
        <source>making thumbnails</source>
        <translation>製作縮圖</translation>
    </message>
    <message>
        <source>“{name}” is a page or drawing in text form that is not opened for safety.</source>
        <translation>「{name}」是文字形式的頁面或圖形，為了安全不會開啟。</translation>
    </message>
    <message>
        <source>Save it as a plain SVG, or export it as PNG.</source>
        <translation>請存成純 SVG，或匯出為 PNG。</translation>
    </message>
    <message>
        <source>The shape of a sound cannot be read.</source>
        <translation>無法讀取聲音的波形。</translation>
    </message>
    <message>
        <source>It is made anew.</source>
        <translation>會重新製作。</translation>
    </message>
    <message>
        <source>measuring a sound</source>
        <translation>量測聲音</translation>
    </message>
    <message>
        <source>Blurred background</source>
        <translation>模糊背景</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Darkening</source>
        <translation>暗化程度</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>縮放</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>飽和度</translation>
    </message>
    <message>
        <source>White balance</source>
        <translation>白平衡</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>暖度</translation>
    </message>
    <message>
        <source>Tint (green to magenta)</source>
        <translation>色調（綠到洋紅）</translation>
    </message>
    <message>
        <source>The colour table “{name}” is not there.</source>
        <translation>找不到色彩表「{name}」。</translation>
    </message>
    <message>
        <source>The colour table “{name}” is too large to be one.</source>
        <translation>色彩表「{name}」太大，不可能是色彩表。</translation>
    </message>
    <message>
        <source>“{name}” is no colour table: it must name one size, LUT_1D_SIZE or LUT_3D_SIZE.</source>
        <translation>「{name}」不是色彩表：必須指明一種大小，LUT_1D_SIZE 或 LUT_3D_SIZE。</translation>
    </message>
    <message>
        <source>“{name}”: the table&apos;s size must be a number from 2 to {largest}.</source>
        <translation>「{name}」：色彩表的大小必須是 2 到 {largest} 的數字。</translation>
    </message>
    <message>
        <source>“{name}”: the range of the table cannot be read.</source>
        <translation>「{name}」：無法讀取色彩表的範圍。</translation>
    </message>
    <message>
        <source>“{name}”: the range of the table is empty.</source>
        <translation>「{name}」：色彩表的範圍是空的。</translation>
    </message>
    <message>
        <source>“{name}”, line {line}: three numbers are wanted.</source>
        <translation>「{name}」第 {line} 行：需要三個數字。</translation>
    </message>
    <message>
        <source>“{name}”: the table needs {wanted} lines of colours and has {found}.</source>
        <translation>「{name}」：色彩表需要 {wanted} 行顏色，但只有 {found} 行。</translation>
    </message>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>A curve&apos;s points are pairs of numbers.</source>
        <translation>曲線的點必須是成對的數字。</translation>
    </message>
    <message>
        <source>A curve needs at least two points, none above another.</source>
        <translation>曲線至少需要兩個點，且任兩點不可上下重疊。</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>所有色版</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>紅</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>綠色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>藍色</translation>
    </message>
    <message>
        <source>Vignette</source>
        <translation>暗角</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>強度</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>柔和度</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>顆粒</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>亂數種子</translation>
    </message>
    <message>
        <source>Coloured</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>Lift, red</source>
        <translation>暗部，紅</translation>
    </message>
    <message>
        <source>Lift, green</source>
        <translation>暗部，綠</translation>
    </message>
    <message>
        <source>Lift, blue</source>
        <translation>暗部，藍</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Gamma, red</source>
        <translation>Gamma（紅）</translation>
    </message>
    <message>
        <source>Gamma, green</source>
        <translation>Gamma（綠）</translation>
    </message>
    <message>
        <source>Gamma, blue</source>
        <translation>Gamma（藍）</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Gain, red</source>
        <translation>增益（紅）</translation>
    </message>
    <message>
        <source>Gain, green</source>
        <translation>增益（綠）</translation>
    </message>
    <message>
        <source>Gain, blue</source>
        <translation>增益（藍）</translation>
    </message>
    <message>
        <source>Lift, gamma, gain</source>
        <translation>暗部、中間調、亮部</translation>
    </message>
    <message>
        <source>Chroma key</source>
        <translation>色鍵去背</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容許度</translation>
    </message>
    <message>
        <source>Remove spill</source>
        <translation>去除溢色</translation>
    </message>
    <message>
        <source>Draw the edge in</source>
        <translation>邊緣內縮</translation>
    </message>
    <message>
        <source>Soften the edge</source>
        <translation>柔化邊緣</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>對比</translation>
    </message>
    <message>
        <source>MoviePy&apos;s effect “{name}” cannot work with these values.</source>
        <translation>MoviePy 效果「{name}」無法使用這些值。</translation>
    </message>
    <message>
        <source>It takes: {names}.</source>
        <translation>可使用：{names}。</translation>
    </message>
    <message>
        <source>MoviePy&apos;s effect “{name}” changes the time, not the picture.</source>
        <translation>MoviePy 效果「{name}」改變的是時間，不是畫面。</translation>
    </message>
    <message>
        <source>Set the clip&apos;s speed or its time map instead.</source>
        <translation>請改為設定片段的速度或時間對應。</translation>
    </message>
    <message>
        <source>There is no effect of MoviePy called “{name}” that can be used here.</source>
        <translation>沒有可在此使用、名為「{name}」的 MoviePy 效果。</translation>
    </message>
    <message>
        <source>The values of MoviePy&apos;s effect are no JSON.</source>
        <translation>MoviePy 效果的數值不是 JSON。</translation>
    </message>
    <message>
        <source>The values of MoviePy&apos;s effect must be names with values.</source>
        <translation>MoviePy 效果的數值必須是名稱與值。</translation>
    </message>
    <message>
        <source>MoviePy effect</source>
        <translation>MoviePy 效果</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Values (JSON)</source>
        <translation>數值（JSON）</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半徑</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>銳利化</translation>
    </message>
    <message>
        <source>Glow</source>
        <translation>光暈</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>臨界值</translation>
    </message>
    <message>
        <source>Pixelate</source>
        <translation>像素化</translation>
    </message>
    <message>
        <source>Size of a block</source>
        <translation>區塊大小</translation>
    </message>
    <message>
        <source>The measured motion “{name}” is not there.</source>
        <translation>找不到量測的動態「{name}」。</translation>
    </message>
    <message>
        <source>The measured motion “{name}” cannot be read.</source>
        <translation>無法讀取量測的動態「{name}」。</translation>
    </message>
    <message>
        <source>Measure the film again.</source>
        <translation>請重新測量影片。</translation>
    </message>
    <message>
        <source>Stabilise</source>
        <translation>防手震</translation>
    </message>
    <message>
        <source>Smoothness in seconds</source>
        <translation>平滑度（秒）</translation>
    </message>
    <message>
        <source>Measured motion</source>
        <translation>測得的動態</translation>
    </message>
    <message>
        <source>The colour table has no file.</source>
        <translation>色彩表沒有檔案。</translation>
    </message>
    <message>
        <source>Choose a .cube file.</source>
        <translation>請選擇 .cube 檔案。</translation>
    </message>
    <message>
        <source>Colour table (.cube)</source>
        <translation>色彩對照表（.cube）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>There is no encoder of sound called “{name}”.</source>
        <translation>沒有名為「{name}」的聲音編碼器。</translation>
    </message>
    <message>
        <source>writing the pictures</source>
        <translation>寫入圖片</translation>
    </message>
    <message>
        <source>Export again: it is made anew.</source>
        <translation>請再次匯出：會重新製作。</translation>
    </message>
    <message>
        <source>H.264, balanced</source>
        <translation>H.264，平衡</translation>
    </message>
    <message>
        <source>Plays everywhere; the usual choice.</source>
        <translation>到處都能播放，最常用的選擇。</translation>
    </message>
    <message>
        <source>H.264, draft</source>
        <translation>H.264，草稿</translation>
    </message>
    <message>
        <source>Fast and small, to look at.</source>
        <translation>快速且檔案小，供預覽使用。</translation>
    </message>
    <message>
        <source>H.264, best quality</source>
        <translation>H.264，最佳品質</translation>
    </message>
    <message>
        <source>Takes twice the time; for keeping.</source>
        <translation>耗時兩倍，適合保存。</translation>
    </message>
    <message>
        <source>H.265</source>
        <translation>H.265</translation>
    </message>
    <message>
        <source>Half the size of H.264, slower; plays on newer devices.</source>
        <translation>檔案大小為 H.264 的一半，速度較慢；可在較新的裝置上播放。</translation>
    </message>
    <message>
        <source>AV1</source>
        <translation>AV1</translation>
    </message>
    <message>
        <source>Smaller still; plays in browsers and on new devices.</source>
        <translation>更小，可在瀏覽器與新裝置上播放。</translation>
    </message>
    <message>
        <source>VP9 in WebM</source>
        <translation>WebM 中的 VP9</translation>
    </message>
    <message>
        <source>For web pages; free of patents. Slow.</source>
        <translation>適用於網頁；無專利限制。速度較慢。</translation>
    </message>
    <message>
        <source>H.264 by the graphics card</source>
        <translation>H.264（使用顯示卡）</translation>
    </message>
    <message>
        <source>Faster and larger; without a card as balanced.</source>
        <translation>速度較快、檔案較大；沒有顯示卡時與「平衡」相同。</translation>
    </message>
    <message>
        <source>YouTube 1080p</source>
        <translation>YouTube 1080p</translation>
    </message>
    <message>
        <source>As YouTube advises: H.264, up to 60 frames a second.</source>
        <translation>依 YouTube 建議：H.264，每秒最多 60 個影格。</translation>
    </message>
    <message>
        <source>YouTube Shorts</source>
        <translation>YouTube Shorts</translation>
    </message>
    <message>
        <source>Upright, up to three minutes.</source>
        <translation>直式，最長三分鐘。</translation>
    </message>
    <message>
        <source>YouTube 1440p</source>
        <translation>YouTube 1440p</translation>
    </message>
    <message>
        <source>More than full HD: YouTube gives it a better codec.</source>
        <translation>高於 Full HD：YouTube 會採用較佳的編解碼器。</translation>
    </message>
    <message>
        <source>YouTube 2160p (4K)</source>
        <translation>YouTube 2160p（4K）</translation>
    </message>
    <message>
        <source>Four times the pixels of 1080p: takes four times as long.</source>
        <translation>像素數為 1080p 的四倍：所需時間也是四倍。</translation>
    </message>
    <message>
        <source>TikTok</source>
        <translation>TikTok</translation>
    </message>
    <message>
        <source>Upright, up to ten minutes and 4 GB.</source>
        <translation>直式，最長十分鐘、4 GB。</translation>
    </message>
    <message>
        <source>Instagram Reels</source>
        <translation>Instagram Reels</translation>
    </message>
    <message>
        <source>Upright, 30 frames a second, up to 15 minutes and 300 MB.</source>
        <translation>直式，每秒 30 個影格，最長 15 分鐘、300 MB。</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>720p, up to 140 seconds and 512 MB.</source>
        <translation>720p，最長 140 秒、512 MB。</translation>
    </message>
    <message>
        <source>LinkedIn</source>
        <translation>LinkedIn</translation>
    </message>
    <message>
        <source>1080p, up to 30 minutes and 500 MB.</source>
        <translation>1080p，最長 30 分鐘、500 MB。</translation>
    </message>
    <message>
        <source>Vimeo</source>
        <translation>Vimeo</translation>
    </message>
    <message>
        <source>1080p in high quality; your plan at Vimeo sets the limit.</source>
        <translation>高品質 1080p；上限依您的 Vimeo 方案而定。</translation>
    </message>
    <message>
        <source>Bluesky</source>
        <translation>Bluesky</translation>
    </message>
    <message>
        <source>720p, up to three minutes and 300 MB.</source>
        <translation>720p，最長三分鐘、300 MB。</translation>
    </message>
    <message>
        <source>Podcast (MP3)</source>
        <translation>Podcast（MP3）</translation>
    </message>
    <message>
        <source>The sound alone, at the loudness of podcasts (−16 LUFS).</source>
        <translation>只要聲音，採用 Podcast 的響度（−16 LUFS）。</translation>
    </message>
    <message>
        <source>Podcast (AAC, with chapters)</source>
        <translation>Podcast（AAC，含章節）</translation>
    </message>
    <message>
        <source>Sound and chapters, for podcast programs of today.</source>
        <translation>聲音與章節，給現今的 Podcast 程式使用。</translation>
    </message>
    <message>
        <source>Sound alone, Opus</source>
        <translation>只要聲音，Opus</translation>
    </message>
    <message>
        <source>The smallest good sound.</source>
        <translation>最小的好音質。</translation>
    </message>
    <message>
        <source>Sound alone, FLAC</source>
        <translation>只要聲音，FLAC</translation>
    </message>
    <message>
        <source>Nothing is lost, half the size of WAV.</source>
        <translation>無損，大小為 WAV 的一半。</translation>
    </message>
    <message>
        <source>Sound alone, WAV</source>
        <translation>只要聲音，WAV</translation>
    </message>
    <message>
        <source>Nothing is lost; every sound program reads it.</source>
        <translation>無損，所有音訊軟體都能讀取。</translation>
    </message>
    <message>
        <source>ProRes 422 HQ</source>
        <translation>ProRes 422 HQ</translation>
    </message>
    <message>
        <source>A master for further editing; large.</source>
        <translation>供後續剪輯的母帶；檔案較大。</translation>
    </message>
    <message>
        <source>ProRes 4444 with transparency</source>
        <translation>ProRes 4444（含透明度）</translation>
    </message>
    <message>
        <source>Titles and graphics without a ground, to lay over other films.</source>
        <translation>沒有底色的標題與圖形，可疊在其他影片上。</translation>
    </message>
    <message>
        <source>DNxHR HQ</source>
        <translation>DNxHR HQ</translation>
    </message>
    <message>
        <source>A master for further editing in Media Composer or Resolve.</source>
        <translation>供 Media Composer 或 Resolve 後續剪輯的母帶。</translation>
    </message>
    <message>
        <source>DNxHR HQX, 10 bit</source>
        <translation>DNxHR HQX，10 位元</translation>
    </message>
    <message>
        <source>As DNxHR HQ, with finer steps of colour.</source>
        <translation>與 DNxHR HQ 相同，但色階更細緻。</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>A silent loop for messages; keep it to some seconds.</source>
        <translation>適合訊息使用的無聲循環動畫；請控制在數秒內。</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>動態 WebP</translation>
    </message>
    <message>
        <source>As GIF, smaller and in full colour.</source>
        <translation>與 GIF 相同，但檔案更小且為全彩。</translation>
    </message>
    <message>
        <source>PNG pictures</source>
        <translation>PNG 圖片</translation>
    </message>
    <message>
        <source>A folder with one picture per frame, nothing lost.</source>
        <translation>每個影格一張圖片的資料夾，畫質無損。</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>預設集</translation>
    </message>
    <message>
        <source>video codec</source>
        <translation>視訊編碼</translation>
    </message>
    <message>
        <source>audio codec</source>
        <translation>音訊編碼</translation>
    </message>
    <message>
        <source>container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>it has neither picture nor sound.</source>
        <translation>既沒有畫面也沒有聲音。</translation>
    </message>
    <message>
        <source>a {container} file without a picture is not made.</source>
        <translation>不會製作沒有畫面的 {container} 檔。</translation>
    </message>
    <message>
        <source>For sound alone choose one of: {known}.</source>
        <translation>若只要聲音，請從下列項目中選擇：{known}。</translation>
    </message>
    <message>
        <source>{codec} sound cannot go into {container}.</source>
        <translation>{codec} 聲音不能放進 {container}。</translation>
    </message>
    <message>
        <source>It takes: {known}.</source>
        <translation>可使用：{known}。</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>沒有聲音</translation>
    </message>
    <message>
        <source>{codec} cannot go into {container}.</source>
        <translation>{codec} 不能放進 {container}。</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>沒有畫面</translation>
    </message>
    <message>
        <source>it has both a bit rate and a file size.</source>
        <translation>同時有位元率與檔案大小。</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>請只保留其中一項。</translation>
    </message>
    <message>
        <source>{codec} cannot be brought to a size.</source>
        <translation>{codec} 無法達到指定的大小。</translation>
    </message>
    <message>
        <source>Leave out bitrate and file_size.</source>
        <translation>請省略 bitrate 和 file_size。</translation>
    </message>
    <message>
        <source>the profile {profile} does not take pixels as {pix_fmt}.</source>
        <translation>設定檔 {profile} 不接受 {pix_fmt} 像素。</translation>
    </message>
    <message>
        <source>{name} cannot be “{value}”.</source>
        <translation>{name} 不能是「{value}」。</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>請從下列項目中選擇：{known}。</translation>
    </message>
    <message>
        <source>{name} must be from {low} to {high}, not {value}.</source>
        <translation>{name} 必須介於 {low} 到 {high}，而不是 {value}。</translation>
    </message>
    <message>
        <source>The preset “{id}” cannot be used: {why} Nothing was made.</source>
        <translation>無法使用預設集「{id}」：{why} 沒有製作任何東西。</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>衰減量</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強度</translation>
    </message>
    <message>
        <source>Denoise</source>
        <translation>降噪</translation>
    </message>
    <message>
        <source>{band}: frequency</source>
        <translation>{band}：頻率</translation>
    </message>
    <message>
        <source>{band}: gain</source>
        <translation>{band}：增益</translation>
    </message>
    <message>
        <source>Bell {number}</source>
        <translation>鐘形 {number}</translation>
    </message>
    <message>
        <source>{band}: Q</source>
        <translation>{band}：Q</translation>
    </message>
    <message>
        <source>High pass</source>
        <translation>高通</translation>
    </message>
    <message>
        <source>Low shelf</source>
        <translation>低頻擱架</translation>
    </message>
    <message>
        <source>High shelf</source>
        <translation>高頻擱架</translation>
    </message>
    <message>
        <source>Low pass</source>
        <translation>低通</translation>
    </message>
    <message>
        <source>Equaliser</source>
        <translation>等化器</translation>
    </message>
    <message>
        <source>Compressor</source>
        <translation>壓縮器</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>起音</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>釋放時間</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>拐點</translation>
    </message>
    <message>
        <source>Make-up gain</source>
        <translation>補償增益</translation>
    </message>
    <message>
        <source>Limiter</source>
        <translation>限幅器</translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Noise gate</source>
        <translation>噪音閘</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>範圍</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>De-esser</source>
        <translation>齒音消除器</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>頻率</translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation>殘響</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰減</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>阻尼</translation>
    </message>
    <message>
        <source>Voice clean-up</source>
        <translation>人聲淨化</translation>
    </message>
    <message>
        <source>De-ess</source>
        <translation>消除齒音</translation>
    </message>
    <message>
        <source>Clarity</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Evenness</source>
        <translation>均勻度</translation>
    </message>
    <message>
        <source>Font “{name}”</source>
        <translation>字型「{name}」</translation>
    </message>
    <message>
        <source>Font for “{characters}”</source>
        <translation>「{characters}」的字型</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>淡化</translation>
    </message>
    <message>
        <source>Fade in any order</source>
        <translation>隨機順序淡入</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>升起</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>落下</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>滑動</translation>
    </message>
    <message>
        <source>Rise out of the line</source>
        <translation>從行中升起</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Typewriter</source>
        <translation>打字機</translation>
    </message>
    <message>
        <source>Pop</source>
        <translation>彈出</translation>
    </message>
    <message>
        <source>Bounce</source>
        <translation>彈跳</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>波浪</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>搖擺</translation>
    </message>
    <message>
        <source>Spin</source>
        <translation>旋轉</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Slam</source>
        <translation>重擊</translation>
    </message>
    <message>
        <source>Into focus</source>
        <translation>逐漸對焦</translation>
    </message>
    <message>
        <source>Draw together</source>
        <translation>聚攏</translation>
    </message>
    <message>
        <source>Gather</source>
        <translation>匯聚</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>閃爍</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>均勻</translation>
    </message>
    <message>
        <source>Slow start</source>
        <translation>緩慢開始</translation>
    </message>
    <message>
        <source>Slow end</source>
        <translation>緩慢結束</translation>
    </message>
    <message>
        <source>Slow at both ends</source>
        <translation>兩端緩慢</translation>
    </message>
    <message>
        <source>Easing</source>
        <translation>緩動</translation>
    </message>
    <message>
        <source>Film burn</source>
        <translation>底片燒灼</translation>
    </message>
    <message>
        <source>Light leak</source>
        <translation>漏光</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪下</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>溶解</translation>
    </message>
    <message>
        <source>Dip to a colour</source>
        <translation>淡化至色彩</translation>
    </message>
    <message>
        <source>Dip to black</source>
        <translation>淡化至黑色</translation>
    </message>
    <message>
        <source>Dip to white</source>
        <translation>淡化至白色</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>閃光</translation>
    </message>
    <message>
        <source>Blur dissolve</source>
        <translation>模糊溶解</translation>
    </message>
    <message>
        <source>Glitch</source>
        <translation>故障風</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>變化</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Centre, across</source>
        <translation>中心（水平）</translation>
    </message>
    <message>
        <source>Centre, down</source>
        <translation>中心（垂直）</translation>
    </message>
    <message>
        <source>Closes in on the old picture</source>
        <translation>向舊畫面收攏</translation>
    </message>
    <message>
        <source>Soft wipe</source>
        <translation>柔邊擦除</translation>
    </message>
    <message>
        <source>Clock wipe</source>
        <translation>時鐘擦除</translation>
    </message>
    <message>
        <source>Anticlockwise</source>
        <translation>逆時針</translation>
    </message>
    <message>
        <source>Iris: circle</source>
        <translation>光圈：圓形</translation>
    </message>
    <message>
        <source>Iris: box</source>
        <translation>光圈：方形</translation>
    </message>
    <message>
        <source>Iris: diamond</source>
        <translation>光圈：菱形</translation>
    </message>
    <message>
        <source>Blinds</source>
        <translation>百葉窗</translation>
    </message>
    <message>
        <source>Slats</source>
        <translation>百葉條</translation>
    </message>
    <message>
        <source>Barn doors</source>
        <translation>對開門</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盤格</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列數</translation>
    </message>
    <message>
        <source>Random bars</source>
        <translation>隨機線條</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>長條</translation>
    </message>
    <message>
        <source>Noise dissolve</source>
        <translation>雜訊溶解</translation>
    </message>
    <message>
        <source>Luma dissolve</source>
        <translation>亮度溶解</translation>
    </message>
    <message>
        <source>Dark parts first</source>
        <translation>暗部優先</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>Wipe to the left</source>
        <translation>向左擦除</translation>
    </message>
    <message>
        <source>Slide to the left</source>
        <translation>向左滑動</translation>
    </message>
    <message>
        <source>Push to the left</source>
        <translation>向左推入</translation>
    </message>
    <message>
        <source>Wipe to the right</source>
        <translation>向右擦除</translation>
    </message>
    <message>
        <source>Slide to the right</source>
        <translation>向右滑動</translation>
    </message>
    <message>
        <source>Push to the right</source>
        <translation>向右推入</translation>
    </message>
    <message>
        <source>Wipe upwards</source>
        <translation>向上擦除</translation>
    </message>
    <message>
        <source>Slide upwards</source>
        <translation>向上滑動</translation>
    </message>
    <message>
        <source>Push upwards</source>
        <translation>向上推入</translation>
    </message>
    <message>
        <source>Wipe downwards</source>
        <translation>向下擦除</translation>
    </message>
    <message>
        <source>Slide downwards</source>
        <translation>向下滑動</translation>
    </message>
    <message>
        <source>Push downwards</source>
        <translation>向下推入</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>To the left</source>
        <translation>向左</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>向右</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>Downwards</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>展開方向</translation>
    </message>
    <message>
        <source>To the sides</source>
        <translation>向兩側</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>動態模糊</translation>
    </message>
    <message>
        <source>Whip pan</source>
        <translation>甩鏡</translation>
    </message>
    <message>
        <source>Zoom with motion blur</source>
        <translation>帶動態模糊的縮放</translation>
    </message>
    <message>
        <source>Cube</source>
        <translation>立方體</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>翻轉</translation>
    </message>
    <message>
        <source>Page turn</source>
        <translation>翻頁</translation>
    </message>
    <message>
        <source>Cross warp</source>
        <translation>交叉扭曲</translation>
    </message>
    <message>
        <source>Ripple</source>
        <translation>漣波</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>波紋</translation>
    </message>
    <message>
        <source>The drawing could not be written.</source>
        <translation>無法寫入圖形。</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>請檢查磁碟後再試一次。</translation>
    </message>
    <message>
        <source>No graphics card here encodes {codec}, so the program&apos;s own encoder was used.</source>
        <translation>這台電腦的顯示卡無法編碼 {codec}，因此使用程式內建的編碼器。</translation>
    </message>
    <message>
        <source>This job has not ended. Nothing was changed.</source>
        <translation>這個工作尚未結束。沒有任何變更。</translation>
    </message>
    <message>
        <source>Cancel it first.</source>
        <translation>請先取消。</translation>
    </message>
    <message>
        <source>Words as they are spoken</source>
        <translation>隨朗讀顯示文字</translation>
    </message>
    <message>
        <source>There is no preset called “{id}”.</source>
        <translation>沒有名為「{id}」的預設集。</translation>
    </message>
    <message>
        <source>reading a preset</source>
        <translation>讀取預設集</translation>
    </message>
    <message>
        <source>{name} is not a preset: it must be JSON with one object.</source>
        <translation>{name} 不是預設集：必須是只含一個物件的 JSON。</translation>
    </message>
    <message>
        <source>Look at one with: presets h264-balanced --json</source>
        <translation>檢視範例：presets h264-balanced --json</translation>
    </message>
    <message>
        <source>“{id}” cannot be the name of a preset.</source>
        <translation>「{id}」不能當作預設集的名稱。</translation>
    </message>
    <message>
        <source>Use up to 40 small letters, digits and hyphens, such as my-preset.</source>
        <translation>最多 40 個小寫字母、數字與連字號，例如 my-preset。</translation>
    </message>
    <message>
        <source>“{id}” comes with the program and stays as it is.</source>
        <translation>「{id}」隨程式附帶，會維持原樣。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>請選擇其他名稱。</translation>
    </message>
    <message>
        <source>There is a preset “{id}” already. Nothing was changed.</source>
        <translation>已經有預設集「{id}」。沒有任何變更。</translation>
    </message>
    <message>
        <source>Choose another name, or say that it may be replaced.</source>
        <translation>請選擇其他名稱，或指定可以取代。</translation>
    </message>
    <message>
        <source>saving a preset</source>
        <translation>儲存預設集</translation>
    </message>
    <message>
        <source>Your own can be deleted.</source>
        <translation>可以刪除您自己的預設集。</translation>
    </message>
    <message>
        <source>See: presets</source>
        <translation>請參閱：presets</translation>
    </message>
    <message>
        <source>deleting a preset</source>
        <translation>刪除預設集</translation>
    </message>
    <message>
        <source>The preset “{id}” has a field “{name}” that there is not.</source>
        <translation>預設集「{id}」有不存在的欄位「{name}」。</translation>
    </message>
    <message>
        <source>In the preset “{id}” the field {name} cannot be {value}.</source>
        <translation>預設集「{id}」的欄位 {name} 不能是 {value}。</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>縮圖</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Weight of a film</source>
        <translation>影片的份量</translation>
    </message>
    <message>
        <source>Lighter film for the preview</source>
        <translation>預覽用的輕量影片</translation>
    </message>
    <message>
        <source>Motion of {name}</source>
        <translation>{name} 的動態</translation>
    </message>
    <message>
        <source>New video</source>
        <translation>新影片</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>工作室</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>佇列</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>所有指令</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Duplicate clip</source>
        <translation>製作片段複本</translation>
    </message>
    <message>
        <source>Insert media</source>
        <translation>插入素材</translation>
    </message>
    <message>
        <source>Lay media</source>
        <translation>放置素材</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>Paste attributes</source>
        <translation>貼上屬性</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暫停</translation>
    </message>
    <message>
        <source>Play backwards, faster</source>
        <translation>加速倒轉播放</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Play forwards, faster</source>
        <translation>加速向前播放</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>上一個影格</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>下一個影格</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>倒退一秒</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>前進一秒</translation>
    </message>
    <message>
        <source>Previous cut</source>
        <translation>上一個剪接點</translation>
    </message>
    <message>
        <source>Next cut</source>
        <translation>下一個剪接點</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>到開頭</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到結尾</translation>
    </message>
    <message>
        <source>Mark in</source>
        <translation>標記入點</translation>
    </message>
    <message>
        <source>Mark out</source>
        <translation>標記出點</translation>
    </message>
    <message>
        <source>Clear in and out</source>
        <translation>清除入點與出點</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循環播放</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全螢幕</translation>
    </message>
    <message>
        <source>Save this frame as a picture</source>
        <translation>將這個影格存成圖片</translation>
    </message>
    <message>
        <source>Safe areas</source>
        <translation>安全區域</translation>
    </message>
    <message>
        <source>No guides</source>
        <translation>無參考線</translation>
    </message>
    <message>
        <source>Thirds</source>
        <translation>三分線</translation>
    </message>
    <message>
        <source>Clear of {platform}&apos;s buttons</source>
        <translation>避開 {platform} 的按鈕</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>選取</translation>
    </message>
    <message>
        <source>Blade</source>
        <translation>刀片</translation>
    </message>
    <message>
        <source>Trim (ripple)</source>
        <translation>修剪（漣漪）</translation>
    </message>
    <message>
        <source>Stretch the speed</source>
        <translation>伸縮速度</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>滑移</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>手形</translation>
    </message>
    <message>
        <source>Snapping</source>
        <translation>貼齊</translation>
    </message>
    <message>
        <source>Linked selection</source>
        <translation>連結選取</translation>
    </message>
    <message>
        <source>Split at playhead</source>
        <translation>在播放頭分割</translation>
    </message>
    <message>
        <source>Trim start to playhead</source>
        <translation>將開頭修剪到播放頭</translation>
    </message>
    <message>
        <source>Trim end to playhead</source>
        <translation>將結尾修剪到播放頭</translation>
    </message>
    <message>
        <source>Delete (leave a gap)</source>
        <translation>刪除（留下空隙）</translation>
    </message>
    <message>
        <source>Delete and close up</source>
        <translation>刪除並補上空隙</translation>
    </message>
    <message>
        <source>Close gap at playhead</source>
        <translation>關閉播放頭處的空隙</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Paste at playhead</source>
        <translation>貼到播放頭</translation>
    </message>
    <message>
        <source>Paste and make room</source>
        <translation>貼上並騰出空間</translation>
    </message>
    <message>
        <source>Insert media at playhead</source>
        <translation>在播放頭插入素材</translation>
    </message>
    <message>
        <source>Overwrite with media at playhead</source>
        <translation>在播放頭以素材覆寫</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>製作複本</translation>
    </message>
    <message>
        <source>Nudge one frame back</source>
        <translation>往前微移一個影格</translation>
    </message>
    <message>
        <source>Nudge one frame on</source>
        <translation>往後微移一個影格</translation>
    </message>
    <message>
        <source>Nudge ten frames back</source>
        <translation>往前微移十個影格</translation>
    </message>
    <message>
        <source>Nudge ten frames on</source>
        <translation>往後微移十個影格</translation>
    </message>
    <message>
        <source>Move to the track above</source>
        <translation>移到上方軌道</translation>
    </message>
    <message>
        <source>Move to the track below</source>
        <translation>移到下方軌道</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群組</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>解散群組</translation>
    </message>
    <message>
        <source>Link picture and sound</source>
        <translation>連結畫面與聲音</translation>
    </message>
    <message>
        <source>Detach picture and sound</source>
        <translation>分離畫面與聲音</translation>
    </message>
    <message>
        <source>Enable or disable</source>
        <translation>啟用或停用</translation>
    </message>
    <message>
        <source>Pin: never rearranged</source>
        <translation>固定：永不重新排列</translation>
    </message>
    <message>
        <source>Select the nearest transition</source>
        <translation>選取最近的轉場</translation>
    </message>
    <message>
        <source>Remove all effects</source>
        <translation>移除所有特效</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全選</translation>
    </message>
    <message>
        <source>Select all after playhead</source>
        <translation>選取播放頭之後的所有片段</translation>
    </message>
    <message>
        <source>Select next clip</source>
        <translation>選取下一個片段</translation>
    </message>
    <message>
        <source>Select previous clip</source>
        <translation>選取上一個片段</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>Layout: create</source>
        <translation>版面：製作</translation>
    </message>
    <message>
        <source>Layout: edit</source>
        <translation>版面：剪輯</translation>
    </message>
    <message>
        <source>Layout: review</source>
        <translation>版面：檢視</translation>
    </message>
    <message>
        <source>Reset this layout</source>
        <translation>重設此版面</translation>
    </message>
    <message>
        <source>Panels and layouts</source>
        <translation>面板與版面</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Whole sequence</source>
        <translation>整個序列</translation>
    </message>
    <message>
        <source>As the text</source>
        <translation>依文字</translation>
    </message>
    <message>
        <source>None</source>
        <translation>無</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>整段一起</translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation>逐行</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>內建字型</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>置中</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜體</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>對齊</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>行寬</translation>
    </message>
    <message>
        <source>Colour to</source>
        <translation>漸層到</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>寬度</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>內距</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>動態</translation>
    </message>
    <message>
        <source>Comes</source>
        <translation>進場</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>退場</translation>
    </message>
    <message>
        <source>Piece by piece</source>
        <translation>分段方式</translation>
    </message>
    <message>
        <source>Line above</source>
        <translation>上方小字</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>數字</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>前綴</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>後綴</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>畫面</translation>
    </message>
    <message>
        <source>Graphic</source>
        <translation>圖像</translation>
    </message>
    <message>
        <source>Mountains</source>
        <translation>山脈</translation>
    </message>
    <message>
        <source>Forest</source>
        <translation>森林</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Desert</source>
        <translation>沙漠</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>田野</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>太陽</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人群</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>海洋</translation>
    </message>
    <message>
        <source>Moon</source>
        <translation>月亮</translation>
    </message>
    <message>
        <source>Reef</source>
        <translation>珊瑚礁</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>抽象</translation>
    </message>
    <message>
        <source>Rain</source>
        <translation>雨</translation>
    </message>
    <message>
        <source>Aurora</source>
        <translation>極光</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>資料</translation>
    </message>
    <message>
        <source>Soft bed</source>
        <translation>柔和背景</translation>
    </message>
    <message>
        <source>My file …</source>
        <translation>我的檔案…</translation>
    </message>
    <message>
        <source>Make the video</source>
        <translation>製作影片</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>開啟檔案</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長度</translation>
    </message>
    <message>
        <source>A topic, a text, an address, or a file. Everything stays editable.</source>
        <translation>主題、文字、網址或檔案皆可。所有內容都可再編輯。</translation>
    </message>
    <message>
        <source>Visual style</source>
        <translation>視覺風格</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>觀眾</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>撰寫者</translation>
    </message>
    <message>
        <source>Hear this voice</source>
        <translation>試聽這個聲音</translation>
    </message>
    <message>
        <source>{problem} Try again …</source>
        <translation>{problem} 再試一次……</translation>
    </message>
    <message>
        <source>Asking for voices on the network …</source>
        <translation>正在向網路查詢語音……</translation>
    </message>
    <message>
        <source>No voice for this language</source>
        <translation>沒有這個語言的語音</translation>
    </message>
    <message>
        <source>{problem} Open the settings …</source>
        <translation>{problem} 開啟設定……</translation>
    </message>
    <message>
        <source>Hear this voice: {price}</source>
        <translation>試聽這個聲音：{price}</translation>
    </message>
    <message>
        <source>Your pictures and clips</source>
        <translation>您的圖片與影片</translation>
    </message>
    <message>
        <source>Other scenes show</source>
        <translation>其他場景顯示</translation>
    </message>
    <message>
        <source>What the video is about</source>
        <translation>影片的內容</translation>
    </message>
    <message>
        <source>Paste an article or a script, type an https:// address, or drop a file here.</source>
        <translation>貼上文章或腳本、輸入 https:// 網址，或將檔案拖放到這裡。</translation>
    </message>
    <message>
        <source>about {minutes}:{seconds}</source>
        <translation>約 {minutes}:{seconds}</translation>
    </message>
    <message>
        <source>A folder: matched to the scenes by name and caption</source>
        <translation>資料夾：依名稱與說明對應到各場景</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>選擇資料夾</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文字檔</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>聲音</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>A topic needs somebody to write: add a text server or a key in Settings, or paste a text.</source>
        <translation>使用主題時需要有服務來撰寫文字：請在「設定」中新增文字伺服器或金鑰，或貼上文字。</translation>
    </message>
    <message>
        <source>{provider} writes: {price}</source>
        <translation>由 {provider} 撰寫：{price}</translation>
    </message>
    <message>
        <source>Pictures by {name}: about {count}, {price}</source>
        <translation>{name} 產生圖片：約 {count} 張，{price}</translation>
    </message>
    <message>
        <source>On this computer · about {minutes} min · free</source>
        <translation>在這台電腦上 · 約 {minutes} 分鐘 · 免費</translation>
    </message>
    <message>
        <source>all else on this computer, free · about {minutes} min</source>
        <translation>其餘在這台電腦上，免費 · 約 {minutes} 分鐘</translation>
    </message>
    <message>
        <source>{provider} speaks: {price}</source>
        <translation>{provider} 配音：{price}</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在讀取…</translation>
    </message>
    <message>
        <source>As the text is</source>
        <translation>依照文字</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>溫暖</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>沉穩</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>嚴肅</translation>
    </message>
    <message>
        <source>Dramatic</source>
        <translation>戲劇性</translation>
    </message>
    <message>
        <source>Upbeat</source>
        <translation>輕快</translation>
    </message>
    <message>
        <source>Drawn into the picture</source>
        <translation>繪入畫面</translation>
    </message>
    <message>
        <source>As subtitles to switch on</source>
        <translation>作為可開啟的字幕</translation>
    </message>
    <message>
        <source>Only from in to out</source>
        <translation>僅入點到出點</translation>
    </message>
    <message>
        <source>About {size} MB · {seconds} s on this computer · free</source>
        <translation>約 {size} MB · 在這台電腦上 {seconds} 秒 · 免費</translation>
    </message>
    <message>
        <source>What is finished is kept. The rest stops now and goes on when you open the program again.</source>
        <translation>已完成的部分會保留。其餘工作現在停止，下次開啟程式時繼續。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>{count} jobs are still running.</source>
        <translation>還有 {count} 項工作正在進行。</translation>
    </message>
    <message>
        <source>A job is still running.</source>
        <translation>還有一項工作正在進行。</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形狀</translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation>選擇位置</translation>
    </message>
    <message>
        <source>Reckoning …</source>
        <translation>正在計算…</translation>
    </message>
    <message>
        <source>The export is in the queue.</source>
        <translation>匯出工作已排入佇列。</translation>
    </message>
    <message>
        <source>Keyframe at the playhead</source>
        <translation>播放頭處的關鍵影格</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重設</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>符合畫面</translation>
    </message>
    <message>
        <source>Fill the frame</source>
        <translation>填滿畫面</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部內容</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自訂尺寸</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Select a clip to edit it.</source>
        <translation>選取片段以進行編輯。</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>左右翻轉</translation>
    </message>
    <message>
        <source>Upside down</source>
        <translation>上下翻轉</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>橢圓</translation>
    </message>
    <message>
        <source>Add mask</source>
        <translation>加入遮罩</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>遮罩</translation>
    </message>
    <message>
        <source>The selected clips have different masks.</source>
        <translation>選取的片段有不同的遮罩。</translation>
    </message>
    <message>
        <source>No masks yet: all of the picture is seen.</source>
        <translation>尚無遮罩：看得到整個畫面。</translation>
    </message>
    <message>
        <source>Picture for the mask</source>
        <translation>遮罩用的圖片</translation>
    </message>
    <message>
        <source>Change masks</source>
        <translation>變更遮罩</translation>
    </message>
    <message>
        <source>Drag it on the picture</source>
        <translation>在畫面上拖曳</translation>
    </message>
    <message>
        <source>Remove mask</source>
        <translation>移除遮罩</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>反轉</translation>
    </message>
    <message>
        <source>Its picture is not there.</source>
        <translation>找不到它的圖片。</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路徑</translation>
    </message>
    <message>
        <source>Brightness of a picture</source>
        <translation>圖片亮度</translation>
    </message>
    <message>
        <source>Left, right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>Up, down</source>
        <translation>上下位置</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋轉</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>底部</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>邊角</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁切</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>聲像</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>淡入</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>淡出</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>{count} clips</source>
        <translation>{count} 個片段</translation>
    </message>
    <message>
        <source>{seconds:.1f} s together</source>
        <translation>共 {seconds:.1f} 秒</translation>
    </message>
    <message>
        <source>Change {count} clips</source>
        <translation>變更 {count} 個片段</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>推近</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>拉遠</translation>
    </message>
    <message>
        <source>Closer, left</source>
        <translation>推近偏左</translation>
    </message>
    <message>
        <source>Closer, right</source>
        <translation>推近偏右</translation>
    </message>
    <message>
        <source>Away, left</source>
        <translation>拉遠偏左</translation>
    </message>
    <message>
        <source>Away, right</source>
        <translation>拉遠偏右</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>飄移</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>色彩增值</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>濾色</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>覆疊</translation>
    </message>
    <message>
        <source>Darken</source>
        <translation>變暗</translation>
    </message>
    <message>
        <source>Lighten</source>
        <translation>變亮</translation>
    </message>
    <message>
        <source>Colour dodge</source>
        <translation>加亮顏色</translation>
    </message>
    <message>
        <source>Colour burn</source>
        <translation>加深顏色</translation>
    </message>
    <message>
        <source>Hard light</source>
        <translation>實光</translation>
    </message>
    <message>
        <source>Soft light</source>
        <translation>柔光</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>銳利度</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>風格</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>去背</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>運動</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>語氣</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空間</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已發布</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Working {percent} %</source>
        <translation>處理中 {percent} %</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已匯出</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就緒</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要處理</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>剛剛</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>{count} 分鐘前</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>{count} 小時前</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>{count} 天前</translation>
    </message>
    <message>
        <source>Nothing matches your search.</source>
        <translation>沒有符合搜尋的結果。</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>特效</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>轉場</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>標題</translation>
    </message>
    <message>
        <source>Effects, transitions and titles</source>
        <translation>特效、轉場與標題</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>沒有符合的項目。</translation>
    </message>
    <message>
        <source>Delete these kept effects</source>
        <translation>刪除這組保存的特效</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>運鏡</translation>
    </message>
    <message>
        <source>Kept by you</source>
        <translation>您保存的</translation>
    </message>
    <message>
        <source>Goes to the nearest cut, or drag it onto one.</source>
        <translation>會加到最近的剪接點，也可以拖到剪接點上。</translation>
    </message>
    <message>
        <source>Goes to the playhead, or drag it onto a track.</source>
        <translation>會加在播放頭，也可以拖到軌道上。</translation>
    </message>
    <message>
        <source>Goes onto {count} selected clips.</source>
        <translation>會加到選取的 {count} 個片段。</translation>
    </message>
    <message>
        <source>Goes onto the selected clip.</source>
        <translation>會加到選取的片段。</translation>
    </message>
    <message>
        <source>Select a clip, or drag it onto one.</source>
        <translation>請選取片段，或拖到片段上。</translation>
    </message>
    <message>
        <source>Search titles, scripts and tags</source>
        <translation>搜尋標題、腳本與標籤</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>From a topic</source>
        <translation>從主題</translation>
    </message>
    <message>
        <source>One sentence to a finished video</source>
        <translation>一句話變成完整影片</translation>
    </message>
    <message>
        <source>From a text</source>
        <translation>從文字</translation>
    </message>
    <message>
        <source>Your script, an article, an address</source>
        <translation>您的腳本、文章或網址</translation>
    </message>
    <message>
        <source>From your media</source>
        <translation>從您的媒體</translation>
    </message>
    <message>
        <source>Pictures and clips matched to words</source>
        <translation>依文字配對的圖片與片段</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>處理中</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Last edited</source>
        <translation>上次編輯</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>There is no sample of “{name}”.</source>
        <translation>沒有「{name}」的範例。</translation>
    </message>
    <message>
        <source>There is no effect called “{id}”.</source>
        <translation>沒有名為「{id}」的特效。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>標題</translation>
    </message>
    <message>
        <source>A day by the sea</source>
        <translation>海邊的一天</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清單</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>{count} videos</source>
        <translation>{count} 部影片</translation>
    </message>
    <message>
        <source>1 video</source>
        <translation>1 部影片</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>還原</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>封存</translation>
    </message>
    <message>
        <source>Delete for good …</source>
        <translation>永久刪除…</translation>
    </message>
    <message>
        <source>{title} (copy)</source>
        <translation>{title}（副本）</translation>
    </message>
    <message>
        <source>{count} archived</source>
        <translation>已封存 {count} 部</translation>
    </message>
    <message>
        <source>{count} deleted</source>
        <translation>已刪除 {count} 部</translation>
    </message>
    <message>
        <source>{size:.1f} MB of room again</source>
        <translation>釋出 {size:.1f} MB 空間</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>輸入指令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>No sound device</source>
        <translation>沒有音訊裝置</translation>
    </message>
    <message>
        <source>No loudspeaker was found. The picture plays without; sound comes when one is connected.</source>
        <translation>找不到喇叭。畫面仍會播放；連接後就有聲音。</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>二分之一</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>四分之一</translation>
    </message>
    <message>
        <source>{quality} · {count} dropped</source>
        <translation>{quality} · 漏失 {count} 格</translation>
    </message>
    <message>
        <source>Preview quality</source>
        <translation>預覽品質</translation>
    </message>
    <message>
        <source>Preview: automatic</source>
        <translation>預覽：自動</translation>
    </message>
    <message>
        <source>Preview: full</source>
        <translation>預覽：完整</translation>
    </message>
    <message>
        <source>Preview: half</source>
        <translation>預覽：二分之一</translation>
    </message>
    <message>
        <source>Preview: quarter</source>
        <translation>預覽：四分之一</translation>
    </message>
    <message>
        <source>Safe areas, thirds</source>
        <translation>安全區域、三分線</translation>
    </message>
    <message>
        <source>Timecode</source>
        <translation>時間碼</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>來源</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>播放或暫停（空白鍵）</translation>
    </message>
    <message>
        <source>In</source>
        <translation>入點</translation>
    </message>
    <message>
        <source>In point here (I)</source>
        <translation>在此設入點 (I)</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出點</translation>
    </message>
    <message>
        <source>Out point here (O)</source>
        <translation>在此設出點 (O)</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Insert at the playhead (,)</source>
        <translation>在播放頭插入 (,)</translation>
    </message>
    <message>
        <source>Overwrite at the playhead (.)</source>
        <translation>在播放頭覆寫 (.)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>{width} × {height} · {rate} fps</source>
        <translation>{width} × {height} · {rate} fps</translation>
    </message>
    <message>
        <source>The frame was saved.</source>
        <translation>影格已儲存。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>預覽</translation>
    </message>
    <message>
        <source>Generate a video or drop media to start.</source>
        <translation>產生影片或拖放媒體即可開始。</translation>
    </message>
    <message>
        <source>Drawing the first frame …</source>
        <translation>正在繪製第一個影格…</translation>
    </message>
    <message>
        <source>Above all else, at the playhead</source>
        <translation>放在最上層，位於播放頭</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>目前沒有執行中的工作。</translation>
    </message>
    <message>
        <source>{running} running, {waiting} waiting</source>
        <translation>{running} 個進行中，{waiting} 個等待中</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>關閉 (Esc)</translation>
    </message>
    <message>
        <source>A version is kept at each export, and when you name one.</source>
        <translation>每次匯出以及你命名時，都會保留一個版本。</translation>
    </message>
    <message>
        <source>The video is as it was in “{name}”.</source>
        <translation>影片已回到「{name}」的樣子。</translation>
    </message>
    <message>
        <source>How it stood before is a version too, and Undo takes the step back.</source>
        <translation>先前的樣子也已存成版本，也可以用「復原」退回這一步。</translation>
    </message>
    <message>
        <source>Name of the version</source>
        <translation>版本名稱</translation>
    </message>
    <message>
        <source>Exported · {size:.1f} MB</source>
        <translation>已匯出 · {size:.1f} MB</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>回到此版本</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在資料夾中顯示</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>延後</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>執行中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暫停</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>啟動中</translation>
    </message>
    <message>
        <source>Open it to go on.</source>
        <translation>請開啟以繼續。</translation>
    </message>
    <message>
        <source>{factor} × real time</source>
        <translation>{factor} 倍實際速度</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s left</source>
        <translation>剩餘 {minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>剩餘 {seconds} 秒</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>檔案已經不在了。</translation>
    </message>
    <message>
        <source>Update the video</source>
        <translation>更新影片</translation>
    </message>
    <message>
        <source>{scenes} scenes · {words} words</source>
        <translation>{scenes} 個場景 · {words} 個字</translation>
    </message>
    <message>
        <source>{count} to make again on this computer, free</source>
        <translation>{count} 個要在這台電腦上重做，免費</translation>
    </message>
    <message>
        <source>pictures to make: {count}, {price}</source>
        <translation>待產生圖片：{count} 張，{price}</translation>
    </message>
    <message>
        <source>The script will appear here.</source>
        <translation>腳本會顯示在這裡。</translation>
    </message>
    <message>
        <source>Add a scene</source>
        <translation>新增場景</translation>
    </message>
    <message>
        <source>The words have changed: the voice is made again.</source>
        <translation>文字已變更：語音會重新製作。</translation>
    </message>
    <message>
        <source>Cut words</source>
        <translation>剪去字詞</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>標題</translation>
    </message>
    <message>
        <source>What is said in this scene</source>
        <translation>這個場景要說的話</translation>
    </message>
    <message>
        <source>On or off</source>
        <translation>開啟或關閉</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>摺疊</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>This program does not know this effect; it is left as it is.</source>
        <translation>本程式不認得這個特效，會原樣保留。</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>沒有檔案</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>選擇檔案…</translation>
    </message>
    <message>
        <source>Measure the film</source>
        <translation>分析影片</translation>
    </message>
    <message>
        <source>The camera&apos;s motion is measured.</source>
        <translation>已分析攝影機的晃動。</translation>
    </message>
    <message>
        <source>Only films can be stabilised.</source>
        <translation>只有影片可以穩定。</translation>
    </message>
    <message>
        <source>Measuring … {percent} %</source>
        <translation>分析中… {percent} %</translation>
    </message>
    <message>
        <source>The camera&apos;s motion must be measured once.</source>
        <translation>需要先分析一次攝影機的晃動。</translation>
    </message>
    <message>
        <source>Merge with the next</source>
        <translation>與下一個合併</translation>
    </message>
    <message>
        <source>New scene after this</source>
        <translation>在此之後新增場景</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再檢查一次</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>檢查中…</translation>
    </message>
    <message>
        <source>Keys are kept in the system&apos;s key store, never in a file. Without any key everything works offline.</source>
        <translation>金鑰保存在系統的金鑰庫，絕不存入檔案。沒有任何金鑰時，一切功能皆可離線運作。</translation>
    </message>
    <message>
        <source>Paste the key</source>
        <translation>貼上金鑰</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Key store</source>
        <translation>金鑰庫</translation>
    </message>
    <message>
        <source>From the environment</source>
        <translation>來自環境變數</translation>
    </message>
    <message>
        <source>Until you quit</source>
        <translation>直到您結束程式</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>測試</translation>
    </message>
    <message>
        <source>Asks the provider for its models, which costs nothing.</source>
        <translation>向服務供應商查詢模型清單，不需費用。</translation>
    </message>
    <message>
        <source>Asking {provider} …</source>
        <translation>正在詢問 {provider} …</translation>
    </message>
    <message>
        <source>The key works: {count} models answer.</source>
        <translation>金鑰可用：有 {count} 個模型回應。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keys of providers</source>
        <translation>服務供應商的金鑰</translation>
    </message>
    <message>
        <source>Unanswered calls</source>
        <translation>沒有回應的呼叫</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快速鍵</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>硬體</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康狀態</translation>
    </message>
    <message>
        <source>About</source>
        <translation>關於</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>AutoVideo Studio {version} is free software under the GNU General Public License, version 3 or later. Fonts, icons and libraries stand below with their licences.</source>
        <translation>AutoVideo Studio {version} 是自由軟體，採用 GNU 通用公共授權條款第 3 版或更新版本。字型、圖示與程式庫及其授權列於下方。</translation>
    </message>
    <message>
        <source>Your library: {folder}</source>
        <translation>您的媒體庫：{folder}</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>授權</translation>
    </message>
    <message>
        <source>Motion graphics</source>
        <translation>動態圖像</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>依系統</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>依桌面環境</translation>
    </message>
    <message>
        <source>Search actions</source>
        <translation>搜尋動作</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>動作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>金鑰</translation>
    </message>
    <message>
        <source>Press the new keys:</source>
        <translation>請按下新的按鍵：</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>預設</translation>
    </message>
    <message>
        <source>“{action}” has these keys now and loses them.</source>
        <translation>「{action}」目前使用這組按鍵，將會失去它。</translation>
    </message>
    <message>
        <source>Opening your library …</source>
        <translation>正在開啟專案庫…</translation>
    </message>
    <message>
        <source>{count} running</source>
        <translation>{count} 個進行中</translation>
    </message>
    <message>
        <source>CPU {percent} %</source>
        <translation>CPU {percent} %</translation>
    </message>
    <message>
        <source>Disk not there</source>
        <translation>找不到磁碟</translation>
    </message>
    <message>
        <source>{free:.0f} GB free</source>
        <translation>剩餘 {free:.0f} GB</translation>
    </message>
    <message>
        <source>{tracks} tracks · {clips} clips</source>
        <translation>{tracks} 軌 · {clips} 個片段</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>場景</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>覆疊</translation>
    </message>
    <message>
        <source>Overview of the timeline</source>
        <translation>時間軸總覽</translation>
    </message>
    <message>
        <source>{count} selected · {seconds:.1f} s</source>
        <translation>已選取 {count} 個 · {seconds:.1f} 秒</translation>
    </message>
    <message>
        <source>Close this gap</source>
        <translation>關閉此間隙</translation>
    </message>
    <message>
        <source>Video track</source>
        <translation>視訊軌</translation>
    </message>
    <message>
        <source>Overlay track</source>
        <translation>覆疊軌道</translation>
    </message>
    <message>
        <source>Caption track</source>
        <translation>字幕軌道</translation>
    </message>
    <message>
        <source>Narration track</source>
        <translation>旁白軌道</translation>
    </message>
    <message>
        <source>Music track</source>
        <translation>音樂軌道</translation>
    </message>
    <message>
        <source>Sound track</source>
        <translation>聲音軌</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>時間軸</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已儲存</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>儲存中 …</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>尚未儲存</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>由誰撰寫</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色或淺色</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>剪輯</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>檢視</translation>
    </message>
    <message>
        <source>How the studio is laid out (Ctrl+Alt+1, 2, 3)</source>
        <translation>工作室的版面（Ctrl+Alt+1、2、3）</translation>
    </message>
    <message>
        <source>Offline: everything is made on this computer, free.</source>
        <translation>離線：一切都在這台電腦上製作，免費。</translation>
    </message>
    <message>
        <source>{providers} can write about topics. All else is made on this computer.</source>
        <translation>{providers} 可以依主題撰寫。其餘都在這台電腦上製作。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細資料</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>keeping a colour table</source>
        <translation>保存色彩對照表</translation>
    </message>
    <message>
        <source>These effects are not kept any more. Nothing was changed.</source>
        <translation>這組特效已不再保存。沒有任何變更。</translation>
    </message>
    <message>
        <source>Choose others.</source>
        <translation>請選擇其他的。</translation>
    </message>
    <message>
        <source>This cannot be a name. Nothing was kept.</source>
        <translation>這不能作為名稱。沒有保存任何內容。</translation>
    </message>
    <message>
        <source>Use 1 to {most} characters.</source>
        <translation>請使用 1 到 {most} 個字元。</translation>
    </message>
    <message>
        <source>There are no effects to keep.</source>
        <translation>沒有可保存的特效。</translation>
    </message>
    <message>
        <source>Add an effect first.</source>
        <translation>請先加入特效。</translation>
    </message>
    <message>
        <source>keeping effects</source>
        <translation>保存特效</translation>
    </message>
    <message>
        <source>deleting kept effects</source>
        <translation>刪除保存的特效</translation>
    </message>
    <message>
        <source>“{name}” needs a clip that it suits. Nothing was changed.</source>
        <translation>「{name}」需要適合的片段。沒有任何變更。</translation>
    </message>
    <message>
        <source>Select a picture for effects of the picture, a sound for effects of sound.</source>
        <translation>畫面特效請選取畫面片段，聲音特效請選取聲音片段。</translation>
    </message>
    <message>
        <source>There is no room for a transition at this cut. Nothing was changed.</source>
        <translation>這個剪接點沒有空間放轉場。沒有任何變更。</translation>
    </message>
    <message>
        <source>Make the clips longer, or shorten the transitions beside it.</source>
        <translation>請把片段拉長，或縮短旁邊的轉場。</translation>
    </message>
    <message>
        <source>Your title</source>
        <translation>你的標題</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>What she does</source>
        <translation>職稱</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>大標題</translation>
    </message>
    <message>
        <source>Elegant</source>
        <translation>典雅</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>漸層</translation>
    </message>
    <message>
        <source>Outlined</source>
        <translation>外框</translation>
    </message>
    <message>
        <source>Neon</source>
        <translation>霓虹</translation>
    </message>
    <message>
        <source>Boxed</source>
        <translation>底框</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引言</translation>
    </message>
    <message>
        <source>“A sentence to remember”</source>
        <translation>「值得記住的一句話」</translation>
    </message>
    <message>
        <source>Name below</source>
        <translation>下方名條</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>下方一行</translation>
    </message>
    <message>
        <source>Playful</source>
        <translation>活潑</translation>
    </message>
    <message>
        <source>There is no title called “{id}”.</source>
        <translation>沒有名為「{id}」的標題。</translation>
    </message>
    <message>
        <source>Remove effects</source>
        <translation>移除特效</translation>
    </message>
    <message>
        <source>This effect needs a clip that it suits. Nothing was changed.</source>
        <translation>這個特效需要適合的片段。沒有任何變更。</translation>
    </message>
    <message>
        <source>Put on “{name}”</source>
        <translation>套用「{name}」</translation>
    </message>
    <message>
        <source>There is no cut between two clips here. Nothing was changed.</source>
        <translation>這裡沒有兩個片段相接的剪接點。沒有任何變更。</translation>
    </message>
    <message>
        <source>Bring two clips together first.</source>
        <translation>請先讓兩個片段相接。</translation>
    </message>
    <message>
        <source>Add title</source>
        <translation>加入標題</translation>
    </message>
    <message>
        <source>A camera move needs a picture. Nothing was changed.</source>
        <translation>運鏡需要畫面片段。沒有任何變更。</translation>
    </message>
    <message>
        <source>Select a picture on the timeline.</source>
        <translation>請在時間軸上選取畫面片段。</translation>
    </message>
    <message>
        <source>Move the camera</source>
        <translation>運鏡</translation>
    </message>
    <message>
        <source>The selected clips have different effects.</source>
        <translation>選取的片段有不同的特效。</translation>
    </message>
    <message>
        <source>Give all those of the first</source>
        <translation>全部套用第一個片段的特效</translation>
    </message>
    <message>
        <source>No effects yet.</source>
        <translation>還沒有特效。</translation>
    </message>
    <message>
        <source>Keep these effects, or put kept ones on</source>
        <translation>保存這些特效，或套用已保存的特效</translation>
    </message>
    <message>
        <source>Name for these effects</source>
        <translation>這組特效的名稱</translation>
    </message>
    <message>
        <source>A name, then Enter</source>
        <translation>輸入名稱後按 Enter</translation>
    </message>
    <message>
        <source>Keep these effects as …</source>
        <translation>將這些特效保存為…</translation>
    </message>
    <message>
        <source>Colour table</source>
        <translation>色彩對照表</translation>
    </message>
    <message>
        <source>Colour tables</source>
        <translation>色彩對照表</translation>
    </message>
    <message>
        <source>Choose a colour table</source>
        <translation>選擇色彩對照表</translation>
    </message>
    <message>
        <source>“{name}” is kept, for every clip and every video.</source>
        <translation>已保存「{name}」，可用於所有片段與影片。</translation>
    </message>
    <message>
        <source>Paste effects</source>
        <translation>貼上特效</translation>
    </message>
    <message>
        <source>Animated number</source>
        <translation>動畫數值</translation>
    </message>
    <message>
        <source>Curve over the clip&apos;s time</source>
        <translation>片段時間內的曲線</translation>
    </message>
    <message>
        <source>To the next</source>
        <translation>到下一個</translation>
    </message>
    <message>
        <source>To the key before (Page Up)</source>
        <translation>到前一個關鍵影格（Page Up）</translation>
    </message>
    <message>
        <source>To the next key (Page Down)</source>
        <translation>到下一個關鍵影格（Page Down）</translation>
    </message>
    <message>
        <source>Key at the playhead (Insert)</source>
        <translation>在播放頭加關鍵影格（Insert）</translation>
    </message>
    <message>
        <source>Remove the key (Delete)</source>
        <translation>移除關鍵影格（Delete）</translation>
    </message>
    <message>
        <source>Keyframes</source>
        <translation>關鍵影格</translation>
    </message>
    <message>
        <source>Choose a key, or double-click the curve for a new one.</source>
        <translation>請選一個關鍵影格，或在曲線上按兩下新增。</translation>
    </message>
    <message>
        <source>Frame {frame} · {value}</source>
        <translation>第 {frame} 格 · {value}</translation>
    </message>
    <message>
        <source>Mask {number}</source>
        <translation>遮罩 {number}</translation>
    </message>
    <message>
        <source>Overshoot</source>
        <translation>過衝</translation>
    </message>
    <message>
        <source>Own curve</source>
        <translation>自訂曲線</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>樣式</translation>
    </message>
    <message>
        <source>Give the whole video this look</source>
        <translation>將此外觀套用到整部影片</translation>
    </message>
    <message>
        <source>Give all captions this look</source>
        <translation>把這個樣子套用到所有字幕</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Change all captions</source>
        <translation>變更所有字幕</translation>
    </message>
    <message>
        <source>Change the look of the video</source>
        <translation>變更影片外觀</translation>
    </message>
    <message>
        <source>Change words</source>
        <translation>變更文字</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>換成</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>沒有顏色</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>Its file is not in the library any more.</source>
        <translation>它的檔案已不在媒體庫中。</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有檔案</translation>
    </message>
    <message>
        <source>Add a folder of media</source>
        <translation>加入素材資料夾</translation>
    </message>
    <message>
        <source>The project was closed before the files had come.</source>
        <translation>檔案匯入完成前專案就關閉了。</translation>
    </message>
    <message>
        <source>Add them again.</source>
        <translation>請再加入一次。</translation>
    </message>
    <message>
        <source>The project has these files already.</source>
        <translation>專案中已有這些檔案。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>還有 {count} 個</translation>
    </message>
    <message>
        <source>1 file could not be taken. The others are in.</source>
        <translation>有 1 個檔案無法匯入，其餘都已加入。</translation>
    </message>
    <message>
        <source>{count} files could not be taken. The others are in.</source>
        <translation>有 {count} 個檔案無法匯入，其餘都已加入。</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>開啟範例</translation>
    </message>
    <message>
        <source>Make a first video</source>
        <translation>製作第一支影片</translation>
    </message>
    <message>
        <source>Both work on this computer alone: no account, no key, nothing to pay.</source>
        <translation>兩者都只在這台電腦上執行：不需帳號、不需金鑰、不需付費。</translation>
    </message>
    <message>
        <source>Your videos will appear here.</source>
        <translation>你的影片會出現在這裡。</translation>
    </message>
    <message>
        <source>Make one from a text that is ready for you, or look at the sample first.</source>
        <translation>用準備好的文字製作一支，或先看看範例。</translation>
    </message>
    <message>
        <source>Making the sample …</source>
        <translation>正在製作範例 …</translation>
    </message>
    <message>
        <source>A file …</source>
        <translation>檔案…</translation>
    </message>
    <message>
        <source>A folder …</source>
        <translation>資料夾…</translation>
    </message>
    <message>
        <source>Find:</source>
        <translation>尋找：</translation>
    </message>
    <message>
        <source>1 file is missing: it is not in the library any more.</source>
        <translation>缺少 1 個檔案：它已不在媒體庫中。</translation>
    </message>
    <message>
        <source>{count} files are missing: they are not in the library any more.</source>
        <translation>缺少 {count} 個檔案：它們已不在媒體庫中。</translation>
    </message>
    <message>
        <source>Find the missing files in a folder</source>
        <translation>在資料夾中尋找缺少的檔案</translation>
    </message>
    <message>
        <source>Find the missing files</source>
        <translation>尋找缺少的檔案</translation>
    </message>
    <message>
        <source>{count} found by their content</source>
        <translation>依內容找到 {count} 個</translation>
    </message>
    <message>
        <source>{count} found by their name only: look whether they are the right ones</source>
        <translation>僅依名稱找到 {count} 個：請確認是否正確</translation>
    </message>
    <message>
        <source>{count} still missing</source>
        <translation>仍缺少 {count} 個</translation>
    </message>
    <message>
        <source>Drop pictures, films and sounds here.</source>
        <translation>將圖片、影片與聲音拖放到這裡。</translation>
    </message>
    <message>
        <source>Search media</source>
        <translation>搜尋素材</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>圖片</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>只看最愛</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Most used</source>
        <translation>最常使用</translation>
    </message>
    <message>
        <source>All media (Backspace)</source>
        <translation>所有素材 (Backspace)</translation>
    </message>
    <message>
        <source>Stop. What has come stays.</source>
        <translation>停止。已匯入的會保留。</translation>
    </message>
    <message>
        <source>Watching {folder}</source>
        <translation>監看 {folder}</translation>
    </message>
    <message>
        <source>{done} of {count} · {name}</source>
        <translation>{done} / {count} · {name}</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>檢視</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>取消最愛</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>最愛</translation>
    </message>
    <message>
        <source>Remove from the project</source>
        <translation>從專案中移除</translation>
    </message>
    <message>
        <source>New bin …</source>
        <translation>新素材夾…</translation>
    </message>
    <message>
        <source>Make a proxy</source>
        <translation>製作代理檔</translation>
    </message>
    <message>
        <source>Stop making the proxy</source>
        <translation>停止製作代理檔</translation>
    </message>
    <message>
        <source>Delete the proxy</source>
        <translation>刪除代理檔</translation>
    </message>
    <message>
        <source>Add a folder …</source>
        <translation>加入資料夾…</translation>
    </message>
    <message>
        <source>Watch a folder …</source>
        <translation>監看資料夾…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止監看</translation>
    </message>
    <message>
        <source>Make proxies of heavy films</source>
        <translation>為沉重的影片製作代理檔</translation>
    </message>
    <message>
        <source>Remove unused ({count})</source>
        <translation>移除未使用的（{count}）</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>監看資料夾</translation>
    </message>
    <message>
        <source>New bin</source>
        <translation>新素材夾</translation>
    </message>
    <message>
        <source>{count} of the files are in use and stay.</source>
        <translation>其中 {count} 個檔案正在使用，已保留。</translation>
    </message>
    <message>
        <source>Take their clips off the timeline first.</source>
        <translation>請先將它們的片段從時間軸移除。</translation>
    </message>
    <message>
        <source>No film is heavy: all play as they are.</source>
        <translation>沒有沉重的影片：都能直接播放。</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>素材</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Proxy {percent} %</source>
        <translation>代理檔 {percent} %</translation>
    </message>
    <message>
        <source>{count} ×</source>
        <translation>{count} ×</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 個檔案</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 個檔案</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>{name} · new track</source>
        <translation>{name} · 新軌道</translation>
    </message>
    <message>
        <source>Paste a whole article: it is shortened to the length that you choose below.</source>
        <translation>貼上整篇文章即可：會縮短到你在下方選擇的長度。</translation>
    </message>
    <message>
        <source>Rewrite a sentence and press Ctrl+Enter: only that scene is spoken and drawn anew.</source>
        <translation>改寫一句後按 Ctrl+Enter：只有那個場景會重新配音與繪製。</translation>
    </message>
    <message>
        <source>Click a picture to move and scale it right here. A double click fills the screen.</source>
        <translation>點選畫面即可在此移動與縮放。按兩下可全螢幕顯示。</translation>
    </message>
    <message>
        <source>S cuts at the playhead, dragging an edge trims, the wheel with Ctrl zooms.</source>
        <translation>S 在播放頭處分割，拖曳邊緣可修剪，Ctrl 加滾輪可縮放。</translation>
    </message>
    <message>
        <source>Drag a number sideways to change it; a double click types it.</source>
        <translation>左右拖曳數字即可變更；按兩下可輸入。</translation>
    </message>
    <message>
        <source>One export can make several shapes at once. You go on editing meanwhile.</source>
        <translation>一次匯出可同時產生多種比例，期間可繼續剪輯。</translation>
    </message>
    <message>
        <source>No more tips</source>
        <translation>不再顯示提示</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>How the project was then was not kept. Nothing was changed.</source>
        <translation>沒有保留專案當時的樣子。沒有任何變更。</translation>
    </message>
    <message>
        <source>Choose another version.</source>
        <translation>請選擇其他版本。</translation>
    </message>
    <message>
        <source>Go back to “{name}”</source>
        <translation>回到「{name}」</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>版本 {number}</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>場景</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>transition</source>
        <translation>轉場</translation>
    </message>
    <message>
        <source>marker</source>
        <translation>標記</translation>
    </message>
    <message>
        <source>file</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>title</source>
        <translation>標題</translation>
    </message>
    <message>
        <source>format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Changed: {what}</source>
        <translation>變更：{what}</translation>
    </message>
    <message>
        <source>The beginning</source>
        <translation>起點</translation>
    </message>
    <message>
        <source>{label} (undone)</source>
        <translation>{label}（已復原）</translation>
    </message>
    <message>
        <source>History</source>
        <translation>歷程</translation>
    </message>
    <message>
        <source>A name, such as “First cut”</source>
        <translation>名稱，例如「初剪」</translation>
    </message>
    <message>
        <source>Name this version</source>
        <translation>為此版本命名</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{done} of {count} steps</source>
        <translation>{count} 步中的第 {done} 步</translation>
    </message>
    <message>
        <source>“{name}” is kept.</source>
        <translation>已保留「{name}」。</translation>
    </message>
    <message>
        <source>Find it in the library, under Versions.</source>
        <translation>可在媒體庫的「版本」中找到。</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>格</translation>
    </message>
    <message>
        <source>A new video with this media</source>
        <translation>以這些素材建立新影片</translation>
    </message>
    <message>
        <source>A new video from this text</source>
        <translation>以這段文字建立新影片</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久刪除</translation>
    </message>
    <message>
        <source>Delete “{title}” for good?</source>
        <translation>要永久刪除「{title}」嗎？</translation>
    </message>
    <message>
        <source>Delete {count} videos for good?</source>
        <translation>要永久刪除 {count} 部影片嗎？</translation>
    </message>
    <message>
        <source>Scripts, takes, history and versions are gone then. Exported films stay where they are.</source>
        <translation>腳本、拍次、歷程與版本都會消失。已匯出的影片檔會留在原處。</translation>
    </message>
    <message>
        <source>Use {letter}</source>
        <translation>使用 {letter}</translation>
    </message>
    <message>
        <source>Play {letter}</source>
        <translation>播放 {letter}</translation>
    </message>
    <message>
        <source>What is to be seen; Return draws it</source>
        <translation>畫面內容；按 Return 繪製</translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation>畫面內容</translation>
    </message>
    <message>
        <source>Voice of this scene</source>
        <translation>此場景的語音</translation>
    </message>
    <message>
        <source>Voice of the video</source>
        <translation>影片的語音</translation>
    </message>
    <message>
        <source>New picture · {price}</source>
        <translation>新畫面 · {price}</translation>
    </message>
    <message>
        <source>Being made …</source>
        <translation>產生中…</translation>
    </message>
    <message>
        <source>New picture</source>
        <translation>新畫面</translation>
    </message>
    <message>
        <source>Speak it anew</source>
        <translation>重新朗讀</translation>
    </message>
    <message>
        <source>Speak it anew by {provider}: {price}</source>
        <translation>由 {provider} 重新唸一次：{price}</translation>
    </message>
    <message>
        <source>Take {number}</source>
        <translation>第 {number} 次</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>other words: “{text}”</source>
        <translation>不同的文字：「{text}」</translation>
    </message>
    <message>
        <source>Use this take</source>
        <translation>使用這一次</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解鎖</translation>
    </message>
    <message>
        <source>Lock: never replaced unasked</source>
        <translation>鎖定：不會自動替換</translation>
    </message>
    <message>
        <source>Compare with the one in use</source>
        <translation>與使用中的比較</translation>
    </message>
    <message>
        <source>“{title}” is done.</source>
        <translation>「{title}」已完成。</translation>
    </message>
    <message>
        <source>“{title}” needs your attention.</source>
        <translation>「{title}」需要你處理。</translation>
    </message>
    <message>
        <source>Audio meters</source>
        <translation>音量表</translation>
    </message>
    <message>
        <source>Peak in dBFS; loudness momentary (M) and short-term (S) in LUFS</source>
        <translation>峰值（dBFS）；瞬間（M）與短期（S）響度（LUFS）</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方圖</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>示波器</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Cleaning removes what can be made again: thumbnails, lighter films, parts of exports. Your videos and what was paid for stay.</source>
        <translation>清理會移除可重新產生的項目：縮圖、代理檔、匯出的部分。你的影片與付費產生的內容會保留。</translation>
    </message>
    <message>
        <source>{size} in all</source>
        <translation>共 {size}</translation>
    </message>
    <message>
        <source>{size} made free</source>
        <translation>已釋出 {size}</translation>
    </message>
    <message>
        <source>Into its own window</source>
        <translation>移到獨立視窗</translation>
    </message>
    <message>
        <source>Hide: {panel}</source>
        <translation>隱藏：{panel}</translation>
    </message>
    <message>
        <source>Move a panel</source>
        <translation>移動面板</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>下方</translation>
    </message>
    <message>
        <source>Show or hide: {panel}</source>
        <translation>顯示或隱藏：{panel}</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Timeline, {tracks} tracks, {clips} clips</source>
        <translation>時間軸，{tracks} 軌，{clips} 個片段</translation>
    </message>
    <message>
        <source>{track}, {start:.1f} to {end:.1f} seconds</source>
        <translation>{track}，{start:.1f} 到 {end:.1f} 秒</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未選取任何項目</translation>
    </message>
    <message>
        <source>{count} clips selected</source>
        <translation>已選取 {count} 個片段</translation>
    </message>
    <message>
        <source>Shade</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Colour as #rrggbb</source>
        <translation>顏色（#rrggbb）</translation>
    </message>
    <message>
        <source>Pick a colour from the window</source>
        <translation>從視窗吸取顏色</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>價格不明</translation>
    </message>
    <message>
        <source>about {money}</source>
        <translation>約 {money}</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>費用不明</translation>
    </message>
    <message>
        <source>{money} and more</source>
        <translation>{money} 以上</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免費</translation>
    </message>
    <message>
        <source>under {money}</source>
        <translation>不到 {money}</translation>
    </message>
    <message>
        <source>No track is selected. Nothing was changed.</source>
        <translation>未選取軌道。沒有任何變更。</translation>
    </message>
    <message>
        <source>Click a track&apos;s name, or select a clip on it.</source>
        <translation>請按一下軌道名稱，或選取其上的片段。</translation>
    </message>
    <message>
        <source>No range is marked. Nothing was changed.</source>
        <translation>未標記範圍。沒有任何變更。</translation>
    </message>
    <message>
        <source>Mark in and out first (I and O).</source>
        <translation>請先標記入點與出點（I 與 O）。</translation>
    </message>
    <message>
        <source>{frames} frames beside its picture. The menu moves it into sync.</source>
        <translation>與畫面相差 {frames} 格。可從選單移回同步。</translation>
    </message>
    <message>
        <source>Drag: trim, and what follows comes along</source>
        <translation>拖曳：修剪，後面的片段跟著移動</translation>
    </message>
    <message>
        <source>Drag: slower or faster</source>
        <translation>拖曳：放慢或加快</translation>
    </message>
    <message>
        <source>Drag: trim · Ctrl: what follows comes along · Shift: speed · Alt: no snapping</source>
        <translation>拖曳：修剪 · Ctrl：後面跟著移動 · Shift：速度 · Alt：不吸附</translation>
    </message>
    <message>
        <source>Drag: roll the cut between both clips</source>
        <translation>拖曳：移動兩片段間的剪接點</translation>
    </message>
    <message>
        <source>Drag: fade in</source>
        <translation>拖曳：淡入</translation>
    </message>
    <message>
        <source>Drag: fade out</source>
        <translation>拖曳：淡出</translation>
    </message>
    <message>
        <source>Drag: louder or softer · Shift: finely</source>
        <translation>拖曳：調整音量 · Shift：微調</translation>
    </message>
    <message>
        <source>Drag: longer or shorter · right button: another one</source>
        <translation>拖曳：調整長度 · 右鍵：更換</translation>
    </message>
    <message>
        <source>Drag: another part of the film or sound</source>
        <translation>拖曳：顯示素材的其他部分</translation>
    </message>
    <message>
        <source>Drag: along between its neighbours</source>
        <translation>拖曳：在相鄰片段間滑動</translation>
    </message>
    <message>
        <source>This video is empty.</source>
        <translation>這部影片是空的。</translation>
    </message>
    <message>
        <source>{count} more to come</source>
        <translation>還有 {count} 個</translation>
    </message>
    <message>
        <source>Lighter copy of {name}</source>
        <translation>{name} 的輕量副本</translation>
    </message>
    <message>
        <source>{done} of {count}</source>
        <translation>{done} / {count}</translation>
    </message>
    <message>
        <source>Adding media</source>
        <translation>正在加入素材</translation>
    </message>
    <message>
        <source>“{title}” is made, but not all as wished.</source>
        <translation>「{title}」已完成，但有部分未如預期。</translation>
    </message>
    <message>
        <source>No address of an image server is set.</source>
        <translation>尚未設定圖像伺服器的位址。</translation>
    </message>
    <message>
        <source>Start a server that speaks OpenAI&apos;s Images call and set its address in the settings.</source>
        <translation>請啟動支援 OpenAI Images 介面的伺服器，並在設定中填入位址。</translation>
    </message>
    <message>
        <source>Nobody called “{name}” makes pictures. Nothing was made.</source>
        <translation>沒有名為「{name}」的圖片服務供應商。未製作任何內容。</translation>
    </message>
    <message>
        <source>{name} cannot make pictures yet. Nothing was made.</source>
        <translation>{name} 還不能產生圖片。未製作任何內容。</translation>
    </message>
    <message>
        <source>Made by {name}</source>
        <translation>由 {name} 產生</translation>
    </message>
    <message>
        <source>Still to be made</source>
        <translation>尚未產生</translation>
    </message>
    <message>
        <source>{name} cannot make pictures yet.</source>
        <translation>{name} 還不能產生圖片。</translation>
    </message>
    <message>
        <source>Pictures by {name}: {count}, {price}</source>
        <translation>{name} 產生圖片：{count} 張，{price}</translation>
    </message>
    <message>
        <source>The picture that came is broken: {what}</source>
        <translation>收到的圖片已損壞：{what}</translation>
    </message>
    <message>
        <source>Scene {number}: {what} It shows what it showed before, or a motion graphic.</source>
        <translation>場景 {number}：{what}該場景會顯示原本的畫面，或動態圖像。</translation>
    </message>
    <message>
        <source>{what} The pictures of these scenes were not made: {numbers}. They show what they showed before, or motion graphics; update the video to ask again.</source>
        <translation>{what}以下場景的圖片未能產生：{numbers}。這些場景會顯示原本的畫面或動態圖像；更新影片即可再試一次。</translation>
    </message>
    <message>
        <source>{what} Change the words for its picture and make it again.</source>
        <translation>{what}請修改畫面內容的文字，再重新產生。</translation>
    </message>
    <message>
        <source>This picture was asked for before and no answer came: it may have been charged, so it is not asked for again by itself. “New picture” asks for another one.</source>
        <translation>這張圖片先前已送出請求但沒有收到回應：可能已計費，因此不會自動再次請求。按「新畫面」可請求另一張。</translation>
    </message>
    <message>
        <source>Pictures by</source>
        <translation>畫面來源</translation>
    </message>
    <message>
        <source>{name} (not set up)</source>
        <translation>{name}（尚未設定）</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>精細</translation>
    </message>
    <message>
        <source>the processor, {count} threads (slow)</source>
        <translation>處理器，{count} 個執行緒（較慢）</translation>
    </message>
    <message>
        <source>The model “{model}” needs about {needed:.1f} GB of memory, and {free:.1f} GB are free here.</source>
        <translation>模型「{model}」約需 {needed:.1f} GB 記憶體，目前可用 {free:.1f} GB。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model in the settings.</source>
        <translation>請關閉其他程式，或在設定中選擇較小的模型。</translation>
    </message>
    <message>
        <source>“{model}” is no model that paints pictures from words.</source>
        <translation>「{model}」不是以文字繪製圖片的模型。</translation>
    </message>
    <message>
        <source>The model “{model}” cannot be loaded: its files do not fit together.</source>
        <translation>無法載入模型「{model}」：其檔案彼此不相符。</translation>
    </message>
    <message>
        <source>Download it again, or choose another model in the settings.</source>
        <translation>請重新下載，或在設定中選擇其他模型。</translation>
    </message>
    <message>
        <source>The safety check of the model “{model}” refused this picture.</source>
        <translation>模型「{model}」的安全檢查拒絕了這張圖片。</translation>
    </message>
    <message>
        <source>Change the wording, or choose another model.</source>
        <translation>請修改文字，或選擇其他模型。</translation>
    </message>
    <message>
        <source>The model “{model}” gave nothing but black.</source>
        <translation>模型「{model}」只產生了全黑的圖片。</translation>
    </message>
    <message>
        <source>Try again with another seed, or choose another model.</source>
        <translation>請換一個種子再試，或選擇其他模型。</translation>
    </message>
    <message>
        <source>The model “{model}” could not paint this picture.</source>
        <translation>模型「{model}」無法繪製這張圖片。</translation>
    </message>
    <message>
        <source>Choose another model in the settings, or other steps and guidance.</source>
        <translation>請在設定中選擇其他模型，或其他步數與引導強度。</translation>
    </message>
    <message>
        <source>There is nothing to be heard in it.</source>
        <translation>裡面聽不到任何聲音。</translation>
    </message>
    <message>
        <source>It is not a WAV file.</source>
        <translation>這不是 WAV 檔。</translation>
    </message>
    <message>
        <source>The WAV file holds no sound.</source>
        <translation>這個 WAV 檔沒有聲音。</translation>
    </message>
    <message>
        <source>This kind of WAV file is not known.</source>
        <translation>不認得這種 WAV 檔。</translation>
    </message>
    <message>
        <source>OpenAI closes its voices on {day}: what was made stays.</source>
        <translation>OpenAI 將於 {day} 停用其語音：已製作的會保留。</translation>
    </message>
    <message>
        <source>No address of a speech server is set.</source>
        <translation>尚未設定語音伺服器的位址。</translation>
    </message>
    <message>
        <source>Start a server such as Kokoro-FastAPI (http://localhost:8880/v1) and set its address.</source>
        <translation>請啟動例如 Kokoro-FastAPI（http://localhost:8880/v1）的伺服器，並設定其位址。</translation>
    </message>
    <message>
        <source>The speech server has no model.</source>
        <translation>語音伺服器沒有模型。</translation>
    </message>
    <message>
        <source>A paid call may have been charged even if its answer never came: stopped in the middle, or the connection was lost. It is not sent again unasked. Look at your account and say what became of it.</source>
        <translation>付費呼叫即使沒有收到回應，也可能已經收費：中途停止，或連線中斷。未經您同意不會再送出。請查看您的帳戶，並說明結果如何。</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>沒有收費</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>已收費</translation>
    </message>
    <message>
        <source>Charged: {price}</source>
        <translation>已收費：{price}</translation>
    </message>
    <message>
        <source>Nobody knows its price: it is not counted.</source>
        <translation>沒有人知道它的價格：不計入。</translation>
    </message>
    <message>
        <source>“{name}” may be made again.</source>
        <translation>「{name}」可以再次製作。</translation>
    </message>
</context>
</TS>
